package gradlab.ui;

import gradlab.ui.Command.Group;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyEvent;

/**
 * What the commands of the window do. Whoever can do something says so here once; menus, keys and buttons come here for it. A
 * command that nobody does is not shown. FX thread only.
 */
public final class Commands {

    private static final ObservableBooleanValue NEVER = new SimpleBooleanProperty(false);

    private final Map<Command, Deed> deeds = new EnumMap<>(Command.class);
    private final Map<Command, OfAPlace> ofPlaces = new EnumMap<>(Command.class);

    private record Deed(Runnable action, ObservableBooleanValue impossible, Optional<BooleanProperty> state) {
    }

    private record OfAPlace(BooleanSupplier there, Runnable action) {
    }

    /** Says what a command does. */
    public void does(Command command, Runnable action) {
        does(command, action, NEVER);
    }

    /** @param impossible true while it makes no sense; the command is then greyed out and its keys do nothing */
    public void does(Command command, Runnable action, ObservableBooleanValue impossible) {
        deeds.put(command, new Deed(action, impossible, Optional.empty()));
    }

    /** A command that turns something on or off; the menu shows which. */
    public void turns(Command command, BooleanProperty state) {
        turns(command, state, NEVER);
    }

    public void turns(Command command, BooleanProperty state, ObservableBooleanValue impossible) {
        deeds.put(command, new Deed(() -> state.set(!state.get()), impossible, Optional.of(state)));
    }

    /**
     * Says what the keys of a command do where a place has its own use for them; its button and its menu entry stay as they are.
     *
     * @param there true while the place stands in the window
     */
    public void keysDo(Command command, BooleanSupplier there, Runnable action) {
        ofPlaces.put(command, new OfAPlace(there, action));
    }

    /** Does what the keys of a command mean now. */
    public void press(Command command) {
        Optional.ofNullable(ofPlaces.get(command)).filter(own -> own.there().getAsBoolean())
                .ifPresentOrElse(own -> own.action().run(), () -> run(command));
    }

    /** True if somebody does it. */
    public boolean knows(Command command) {
        return deeds.containsKey(command);
    }

    /** True if it would do something now. */
    public boolean can(Command command) {
        return knows(command) && !deeds.get(command).impossible().get();
    }

    /** For controls that are greyed out with the command. */
    public BooleanBinding impossible(Command command) {
        return Bindings.createBooleanBinding(() -> !can(command), deeds.containsKey(command) ? deeds.get(command).impossible() : NEVER);
    }

    /** What a command turns on or off. */
    public Optional<BooleanProperty> state(Command command) {
        return Optional.ofNullable(deeds.get(command)).flatMap(Deed::state);
    }

    /** Does it, if it is possible now. */
    public void run(Command command) {
        if (can(command)) {
            deeds.get(command).action().run();
        }
    }

    /**
     * The command that a key stands for, possible or not.
     *
     * @param inClass whether the projector view is on
     */
    public Optional<Command> of(KeyEvent key, boolean inClass) {
        Stream<Command> ordered = Stream.concat(Command.of(Group.CLASS).stream().filter(_ -> inClass),
                Stream.of(Command.values()).filter(command -> command.group() != Group.CLASS));
        return ordered.filter(this::knows).filter(command -> command.keys().stream().anyMatch(keys -> keys.match(key))).findFirst();
    }
}
