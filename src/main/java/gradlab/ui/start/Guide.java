package gradlab.ui.start;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the window says to a newcomer: its hints and its start page. FX thread only. */
public final class Guide {

    /** The first hint. */
    public static final int FIRST = 1;
    /** So many hints there are, one after the other. */
    public static final int HINTS = 3;

    private final IntegerProperty hint = new SimpleIntegerProperty(HINTS + 1);
    private final BooleanProperty startAtOpening = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Session>> session = new SimpleObjectProperty<>(Optional.empty());

    /**
     * A session that was kept and can be gone on with.
     *
     * @param question asks whether to
     * @param resume goes on with it
     */
    public record Session(ObservableValue<String> question, Runnable resume) {
    }

    /** The number of the hint that is due, from {@value #FIRST}; more than {@value #HINTS} when all have been. */
    public IntegerProperty hintProperty() {
        return hint;
    }

    /** Whether the lab opens with the start page every time. */
    public BooleanProperty startAtOpeningProperty() {
        return startAtOpening;
    }

    /** What was left by the last lab; empty when it is taken up or not wanted. */
    public ObjectProperty<Optional<Session>> sessionProperty() {
        return session;
    }

    /** A hint has done its work, if it is the one that is due. */
    public void done(int number) {
        if (hint.get() == number) {
            hint.set(number + 1);
        }
    }

    /** From the first hint again. */
    public void again() {
        hint.set(FIRST);
    }
}
