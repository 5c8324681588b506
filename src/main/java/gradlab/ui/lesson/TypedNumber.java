package gradlab.ui.lesson;

import gradlab.ui.Words;
import java.util.OptionalDouble;

/** A number as readers type it: with a point or a comma, and any minus. */
final class TypedNumber {

    private TypedNumber() {
    }

    /** Empty if it is none. */
    static OptionalDouble of(String typed) {
        try {
            String plain = Words.plain(typed).replace(',', '.');
            double value = Double.parseDouble(plain.matches("[-+.0-9eE]+") ? plain : "");
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
