package gradlab.lesson;

import gradlab.catalogue.Place;
import gradlab.math.expression.Expression;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what stands in running text: formulas, live numbers, words; and how many words there are. */
final class ProseCheck {

    private static final Pattern FORMULA = Pattern.compile("\\$\\$(.{1,2000}?)\\$\\$|(?<!\\\\)\\$([^$\\n]{1,2000})\\$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}-]*");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private final LessonText text;
    private final int from;
    private final String written;
    private int counted;
    private int lines;

    private ProseCheck(LessonText text, int from, String written) {
        this.text = text;
        this.from = from;
        this.written = written;
    }

    /** Running text: a formula may go on over the lines of a paragraph. Blocks of code are left alone. */
    static void check(LessonText text, int from, int to) {
        int start = from;
        boolean code = false;
        for (int line = from; line <= to; line++) {
            boolean fence = text.line(line).strip().startsWith("```");
            if (fence || code || text.line(line).isBlank()) {
                paragraph(text, start, line - 1);
                start = line + 1;
            }
            code ^= fence;
        }
        paragraph(text, start, to);
    }

    /** The lines of a block, each on its own. */
    static void checkLines(LessonText text, int from, int to) {
        for (int line = from; line <= to; line++) {
            paragraph(text, line, line);
        }
    }

    private static void paragraph(LessonText text, int from, int to) {
        if (from > to) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (int line = from; line <= to; line++) {
            lines.append(text.line(line)).append('\n');
        }
        String open = CODE.matcher(lines).replaceAll(code -> code.group().replaceAll("[^\\n]", " "));
        new ProseCheck(text, from, open).pieces();
        Terms.checkWords(text, from, to);
    }

    private void pieces() {
        Matcher piece = Inline.PIECES.matcher(written);
        while (piece.find()) {
            if (piece.group(3) != null) {
                live(piece.group(3), piece.start(3));
            } else {
                int group = piece.group(1) != null ? 1 : 2;
                formula(piece.group(group), piece.start(group));
            }
        }
    }

    /** Pieces come in their order, so lines are counted on from the last place, if it was before this one. */
    private Place place(int at) {
        if (at < counted) {
            counted = 0;
            lines = 0;
        }
        for (; counted < at; counted++) {
            lines += written.charAt(counted) == '\n' ? 1 : 0;
        }
        return text.place(from + lines, at - (at == 0 ? -1 : written.lastIndexOf('\n', at - 1)));
    }

    private void live(String inside, int at) {
        int start = at + inside.indexOf(inside.strip());
        if (inside.strip().startsWith("=")) {
            String expression = inside.strip().substring(1);
            int spaces = expression.length() - expression.stripLeading().length();
            Place place = place(start + 1 + spaces);
            try {
                text.compute(Expression.parse(expression.strip()), place);
            } catch (Expression.Mistake mistake) {
                text.problems(java.util.List.of(LessonText.coded(mistake, place)));
            }
            return;
        }
        Inline.handle(inside).ifPresentOrElse(handle -> {
            if (!handle.isSound()) {
                text.problem(place(start), "U063", inside.strip());
            }
            text.declare(handle.name());
        }, () -> text.problem(place(start), "U051", inside.strip()));
    }

    private void formula(String latex, int at) {
        int live = latex.indexOf("{{");
        boolean number = live >= 0 && latex.substring(live).matches("(?s)\\{\\{\\s*(=|[\\p{L}_]\\w*\\s*=).*");
        if (number) {
            text.problem(place(at + live), "U062");
            return;
        }
        try {
            Latex.with(latex, formula -> formula);
        } catch (Latex.Unreadable unreadable) {
            text.problem(place(at + Math.max(0, latex.indexOf(unreadable.culprit()))), "U040", unreadable.culprit());
        }
    }

    /** Words of the whole file outside its head, keys included, as an author counts them. */
    static int countWords(LessonText text) {
        int words = 0;
        boolean head = false;
        for (int line = 1; line <= text.size(); line++) {
            if (text.line(line).strip().equals("---")) {
                head = line == 1 || !head && words == 0;
                continue;
            }
            if (!head) {
                words += (int) WORD.matcher(FORMULA.matcher(text.line(line)).replaceAll(" ")).results().count();
            }
        }
        return words;
    }
}
