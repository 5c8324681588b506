package gradlab.ui.lesson;

import java.util.Locale;

/** Which form of a noun a number asks for. */
final class Plural {

    private Plural() {
    }

    /** {@code one}, {@code few} or {@code many}: 1 шаг, 2 шага, 5 шагов; English has no few. */
    static String form(long number, Locale locale) {
        if (!locale.getLanguage().equals("ru")) {
            return number == 1 ? "one" : "many";
        }
        long tens = Math.abs(number) % 100;
        long ones = tens % 10;
        if (tens >= 11 && tens <= 14 || ones == 0 || ones >= 5) {
            return "many";
        }
        return ones == 1 ? "one" : "few";
    }
}
