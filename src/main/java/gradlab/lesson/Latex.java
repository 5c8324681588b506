package gradlab.lesson;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * LaTeX out of lessons, which may come from anywhere. JLaTeXMath keeps what it knows in static fields and is not made for
 * several threads: whoever uses it holds the monitor of this class.
 */
public final class Latex {

    /** Commands that read files and addresses, already when a formula is parsed, or change what later formulas mean. */
    private static final Pattern REFUSED = Pattern.compile("\\\\(includegraphics|newcommand|renewcommand|newenvironment"
            + "|renewenvironment|definecolor|DeclareMathSizes|magnification|jlm[a-zA-Z]*|makeatletter)(?![a-zA-Z])");

    private Latex() {
    }

    /** The first command that no lesson may use. */
    public static Optional<String> refused(String latex) {
        Matcher found = REFUSED.matcher(latex);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /**
     * Parses a formula without drawing it.
     *
     * @return what is wrong with it, perhaps in JLaTeXMath's own words; empty if nothing is
     */
    static Optional<String> complaint(String latex) {
        Optional<String> refused = refused(latex);
        if (refused.isPresent()) {
            return refused;
        }
        synchronized (Latex.class) {
            try {
                new TeXFormula(latex);
                return Optional.empty();
            } catch (RuntimeException | StackOverflowError e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
    }
}
