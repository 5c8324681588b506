package gradlab.ui.lesson;

import gradlab.lesson.OptionOrder;
import gradlab.lesson.Step.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.layout.VBox;

/** The options of a question in the order in which they are shown; everybody counts them in the order of the file. */
final class OptionList extends VBox {

    private final List<Option> options;
    private final List<OptionRow> rows = new ArrayList<>();

    /**
     * @param id of the question: rows are called {@code option-<id>-<n>} with n from 1 in the order of the file
     * @param shuffled whether the order on the screen is drawn, always the same for the same question
     */
    OptionList(Page page, String id, List<Option> options, boolean several, boolean shuffled, IntConsumer onChoose) {
        this.options = options;
        getStyleClass().add("options");
        MarkdownView markdown = new MarkdownView(page);
        for (int i = 0; i < options.size(); i++) {
            int index = i;
            Option option = options.get(i);
            VBox feedback = option.feedback().isBlank() ? new VBox() : markdown.text(option.feedback());
            rows.add(new OptionRow("option-" + id + "-" + (i + 1), markdown.text(option.text()), feedback, several, option.text(),
                    () -> onChoose.accept(index)));
        }
        for (int index : OptionOrder.of(id, options, shuffled)) {
            getChildren().add(rows.get(index));
        }
    }

    OptionRow row(int index) {
        return rows.get(index);
    }

    List<Option> options() {
        return options;
    }

    void lock(boolean locked) {
        rows.forEach(row -> row.lock(locked));
    }
}
