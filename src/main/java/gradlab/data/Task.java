package gradlab.data;

/** What the targets mean. */
public enum Task {
    /** Targets are numbers, one or several per example. */
    REGRESSION,
    /** Targets are class indices 0..K-1, one per example. */
    CLASSES
}
