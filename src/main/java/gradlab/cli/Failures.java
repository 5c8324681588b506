package gradlab.cli;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Texts;
import gradlab.ui.MissingFonts;
import java.io.PrintWriter;
import java.util.Objects;

/** What the user reads, and the exit status, when a command ends with an exception. */
final class Failures {

    private Failures() {
    }

    /**
     * The user's mistakes are told problem by problem; a fault of the lab takes one line, and shows its stack trace only
     * with {@code -Dgradlab.debug=true}.
     */
    static int report(Throwable failure, PrintWriter err) {
        if (failure instanceof BadInput mistake) {
            err.println(mistake.getMessage());
            return Main.WRONG_INPUT;
        }
        if (failure instanceof MissingFonts) {
            err.println(Texts.russian().get("display.fonts"));
            return Main.WRONG_INPUT;
        }
        if (failure instanceof OutOfMemoryError) {
            err.println(Main.text("failed.memory", Runtime.getRuntime().maxMemory() >> 20));
            return Main.FAILED;
        }
        if (Boolean.getBoolean("gradlab.debug")) {
            failure.printStackTrace(err);
        } else {
            String what = Objects.requireNonNullElse(failure.getMessage(), "").replaceAll("\\s+", " ");
            err.println(Main.text("failed", failure.getClass().getSimpleName(), what).strip());
        }
        return Main.FAILED;
    }
}
