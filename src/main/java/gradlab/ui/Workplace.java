package gradlab.ui;

import java.util.Optional;

/** What can stand in the middle of the window, one at a time. */
public enum Workplace {

    /** The network above its charts. */
    LAB(Optional.empty(), true),
    NOTES(Optional.of(Command.NOTES), true),
    LENS(Optional.of(Command.LENS), false),
    ARENA(Optional.of(Command.ARENA), true),
    SWEEP(Optional.of(Command.SWEEP), false),
    PATTERNS(Optional.of(Command.PATTERNS), false),
    PRESETS(Optional.of(Command.PRESETS), false),
    DRAW(Optional.of(Command.DRAW), false),
    RESULTS(Optional.of(Command.RESULTS), true),
    START(Optional.of(Command.START), true);

    private final Optional<Command> command;
    private final boolean openInRiddles;

    Workplace(Optional<Command> command, boolean openInRiddles) {
        this.command = command;
        this.openInRiddles = openInRiddles;
    }

    /** The command that goes there and back. */
    Optional<Command> command() {
        return command;
    }

    /** True if what is done there takes up other experiments. */
    boolean changesSettings() {
        return this == SWEEP || this == PRESETS;
    }

    /** False if it would give away the settings of an experiment that is a riddle. */
    boolean isOpenInRiddles() {
        return openInRiddles;
    }
}
