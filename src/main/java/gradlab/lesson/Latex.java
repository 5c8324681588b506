package gradlab.lesson;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scilab.forge.jlatexmath.DefaultTeXFont;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.cyrillic.CyrillicRegistration;

/**
 * The one door to JLaTeXMath. It is not made for several threads, and not for formulas that somebody made to do harm: one at a
 * time, and no commands that read files, change later formulas or grow without end.
 */
public final class Latex {

    private static final int MAX_LENGTH = 2000;
    /** Brackets within binomials and the like double their height with every level. */
    private static final int MAX_DEPTH = 12;
    private static final Pattern REFUSED = Pattern.compile("\\\\(includegraphics|newcommand|renewcommand|newenvironment"
            + "|renewenvironment|definecolor|DeclareMathSizes|magnification|jlm[a-zA-Z]*|makeatletter|romannumeral|Roman)(?![a-zA-Z])");
    /** Columns by the thousand: {@code *{9999}{c}}. */
    private static final Pattern REPEATED = Pattern.compile("\\\\begin\\s*\\{(?:array|tabular)\\}[^\\\\&]*\\*");
    /** As what a command is given; within a sum it is harmless. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[{\\[]\\s*\\d{6,}");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'|command (\\w+) ");

    static {
        DefaultTeXFont.registerAlphabet(new CyrillicRegistration());
    }

    /** LaTeX that is not understood; {@link #culprit} is the command, or the whole formula. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;
        private final String culprit;

        private Unreadable(String culprit) {
            super(culprit);
            this.culprit = culprit;
        }

        public String culprit() {
            return culprit;
        }
    }

    private Latex() {
    }

    /** Reads a formula and does something with it, while no other thread does. */
    public static <T> T with(String latex, Function<TeXFormula, T> use) throws Unreadable {
        Matcher refused = REFUSED.matcher(latex);
        if (refused.find()) {
            throw new Unreadable(refused.group());
        }
        if (latex.isBlank() || latex.length() > MAX_LENGTH || !isNestedWell(latex) || LONG_NUMBER.matcher(latex).find() || REPEATED.matcher(latex).find()) {
            throw new Unreadable(latex.strip());
        }
        synchronized (Latex.class) {
            try {
                return use.apply(new TeXFormula(latex));
            } catch (RuntimeException | StackOverflowError reason) {
                throw new Unreadable(culprit(latex, String.valueOf(reason.getMessage())));
            }
        }
    }

    /** JLaTeXMath draws half a formula when a brace is missing. */
    private static boolean isNestedWell(String latex) {
        int depth = 0;
        for (int i = 0; i < latex.length() && depth >= 0 && depth <= MAX_DEPTH; i++) {
            switch (latex.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> { }
            }
        }
        return depth == 0;
    }

    private static String culprit(String latex, String reason) {
        Matcher quoted = QUOTED.matcher(reason);
        while (quoted.find()) {
            String word = quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
            if (latex.contains("\\" + word)) {
                return "\\" + word;
            }
        }
        return latex.strip();
    }
}
