package gradlab.ui;

import java.util.Locale;

/** Which form of a word goes with a number: keys end in {@code .one}, {@code .few} (Russian 2–4) or {@code .many}. */
public final class Plurals {

    private Plurals() {
    }

    public static String form(long count, Locale locale) {
        long lastTwo = Math.abs(count) % 100;
        long last = lastTwo % 10;
        if (!locale.getLanguage().equals("ru")) {
            return count == 1 ? "one" : "many";
        }
        if (last == 1 && lastTwo != 11) {
            return "one";
        }
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? "few" : "many";
    }
}
