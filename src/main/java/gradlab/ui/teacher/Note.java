package gradlab.ui.teacher;

import gradlab.ui.Words;
import java.util.List;

/** A sentence of the texts under {@code teacher.<key>}, in whatever language is in force when it is read. */
record Note(String key, List<Object> arguments) {

    static Note of(String key, Object... arguments) {
        return new Note(key, List.of(arguments));
    }

    String in(Words words) {
        Object[] values = arguments.stream().map(value -> switch (value) {
            case Long whole -> words.whole(whole);
            case Double number -> words.number(number, 3);
            default -> value;
        }).toArray();
        return words.get("teacher." + key, values);
    }
}
