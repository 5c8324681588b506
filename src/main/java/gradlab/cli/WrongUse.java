package gradlab.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line that can be read but asks for what cannot be; the message is a sentence of the lab's own. */
final class WrongUse extends ParameterException {

    private static final long serialVersionUID = 1L;

    /** @param key of the sentence, in the words of the command line */
    WrongUse(CommandLine command, String key, Object... args) {
        super(command, Main.text(key, args));
    }
}
