package gradlab.lesson;

import gradlab.catalogue.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXFormula;

/** Checks what stands in running text: formulas, and how many words there are. */
final class ProseCheck {

    private static final Pattern FORMULA = Pattern.compile("\\$\\$(.+?)\\$\\$|(?<!\\\\)\\$([^$\\n]+?)\\$");
    private static final Pattern COMMAND = Pattern.compile("\\\\[A-Za-z]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}-]*");

    private ProseCheck() {
    }

    static void check(LessonText text, int from, int to) {
        for (int line = from; line <= to; line++) {
            Matcher formula = FORMULA.matcher(text.line(line));
            while (formula.find()) {
                int group = formula.group(1) != null ? 1 : 2;
                checkFormula(text, text.place(line, formula.start(group) + 1), formula.group(group));
            }
        }
    }

    private static void checkFormula(LessonText text, Place place, String latex) {
        try {
            new TeXFormula(latex.replaceAll("\\{\\{.*?}}", "0"));
        } catch (ParseException e) {
            String reason = String.valueOf(e.getMessage());
            Matcher command = COMMAND.matcher(latex);
            String culprit = latex;
            int column = place.column();
            while (command.find()) {
                if (reason.contains(command.group().substring(1))) {
                    culprit = command.group();
                    column = place.column() + command.start();
                    break;
                }
            }
            text.problem(place.atColumn(column), "U040", culprit);
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
