package gradlab.experiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The specifications one came from and went back from. Changes of one drag share a tag and are undone together. */
public final class UndoHistory {

    private static final int LIMIT = 200;

    private final Deque<ExperimentSpec> past = new ArrayDeque<>();
    private final Deque<ExperimentSpec> future = new ArrayDeque<>();
    private ExperimentSpec present;
    private Object openTag;

    public UndoHistory(ExperimentSpec start) {
        present = start;
    }

    public ExperimentSpec present() {
        return present;
    }

    /** Takes over a specification that nobody has edited: that of another moment of a run. Not a step of undo. */
    public void stand(ExperimentSpec elsewhere) {
        present = elsewhere;
        closeTag();
    }

    /** A history of its own that was the same up to {@code spec}; an empty one if it never was that. */
    public UndoHistory copyAt(ExperimentSpec spec) {
        UndoHistory copy = new UndoHistory(present);
        copy.past.addAll(past);
        copy.future.addAll(future);
        while (!copy.present.equals(spec) && copy.canUndo()) {
            copy.undo();
        }
        return copy.present.equals(spec) ? copy : new UndoHistory(spec);
    }

    /**
     * Makes a change. A drag that comes back to where it began is no change at all.
     *
     * @param tag changes with the same non-empty tag in a row are one step of undo; {@code ""} never coalesces
     */
    public void change(ExperimentSpec next, String tag) {
        if (next.equals(present)) {
            return;
        }
        boolean continues = !tag.isEmpty() && tag.equals(openTag) && !past.isEmpty();
        future.clear();
        if (continues && next.equals(past.peek())) {
            present = past.pop();
            closeTag();
            return;
        }
        if (!continues) {
            past.push(present);
            if (past.size() > LIMIT) {
                past.removeLast();
            }
        }
        openTag = tag;
        present = next;
    }

    /** Ends a drag: the next change with the same tag is a step of its own. */
    public void closeTag() {
        openTag = null;
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }

    /** What undo would take back. */
    public Optional<SpecChange> undoable() {
        return canUndo() ? Optional.of(new SpecChange(past.peek(), present)) : Optional.empty();
    }

    /** What redo would do again. */
    public Optional<SpecChange> redoable() {
        return canRedo() ? Optional.of(new SpecChange(present, future.peek())) : Optional.empty();
    }

    public ExperimentSpec undo() {
        if (canUndo()) {
            future.push(present);
            present = past.pop();
            closeTag();
        }
        return present;
    }

    public ExperimentSpec redo() {
        if (canRedo()) {
            past.push(present);
            present = future.pop();
            closeTag();
        }
        return present;
    }
}
