package gradlab.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of running text: words, a formula, or a live number. */
public sealed interface Inline {

    record Words(String text) implements Inline {
    }

    /** LaTeX without its dollars; {@code display} for {@code $$…$$}. */
    record Formula(String latex, boolean display) implements Inline {
    }

    /** {@code {{z = 1 | -6..6 | шаг 0.1}}}: a number to drag. */
    record Draggable(Lesson.Handle handle) implements Inline {
    }

    /** {@code {{= tanh'(z)}}}: a number computed from the draggable ones. */
    record Computed(String expression) implements Inline {
    }

    /** Whatever opens looks so far for its end, so that text full of openings is not searched to its end for each. */
    int LONGEST = 2000;
    int LONGEST_HANDLE = 200;
    Pattern PIECES = Pattern.compile("\\$\\$(.{1,2000}?)\\$\\$|(?<!\\\\)\\$([^$]{1,2000})\\$|\\{\\{(.{1,2000}?)}}", Pattern.DOTALL);
    Pattern HANDLE = Pattern.compile(
            "\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s*=\\s*(\\S+)\\s*\\|\\s*(\\S+?)\\.\\.(\\S+?)\\s*(?:\\|\\s*(?:шаг|step)\\s*(\\S+)\\s*)?");

    /** Takes text apart into words, formulas and live numbers. Text that is none of these stays words. */
    static List<Inline> split(String text) {
        List<Inline> pieces = new ArrayList<>();
        Matcher matcher = PIECES.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                pieces.add(new Words(text.substring(from, matcher.start())));
            }
            if (matcher.group(3) != null) {
                pieces.add(live(matcher.group(3)));
            } else {
                boolean display = matcher.group(1) != null;
                pieces.add(new Formula(display ? matcher.group(1) : matcher.group(2), display));
            }
            from = matcher.end();
        }
        if (from < text.length()) {
            pieces.add(new Words(text.substring(from)));
        }
        return pieces;
    }

    private static Inline live(String inside) {
        if (inside.stripLeading().startsWith("=")) {
            return new Computed(inside.strip().substring(1).strip());
        }
        return handle(inside).<Inline>map(Draggable::new).orElse(new Words("{{" + inside + "}}"));
    }

    /** Reads {@code z = 0 | -6..6 | шаг 0.1}. */
    static java.util.Optional<Lesson.Handle> handle(String text) {
        Matcher matcher = HANDLE.matcher(text);
        if (text.length() > LONGEST_HANDLE || !matcher.matches()) {
            return java.util.Optional.empty();
        }
        try {
            double step = matcher.group(5) == null ? 0 : number(matcher.group(5));
            return java.util.Optional.of(new Lesson.Handle(matcher.group(1), number(matcher.group(2)), number(matcher.group(3)),
                    number(matcher.group(4)), step));
        } catch (NumberFormatException e) {
            return java.util.Optional.empty();
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(',', '.').replace('−', '-'));
    }
}
