package gradlab.ui.teacher;

/** What a class does with a slide of a lesson, in the order in which it does it. */
public enum Act {
    /** Reads a text or plays freely. */
    READING,
    /** Hears the question, or what will be tried where nothing is asked. */
    QUESTION,
    /** Sees the options and raises hands. */
    OPTIONS,
    /** The hands are counted, or the number written down, or the curve drawn. */
    COLLECTED,
    /** Watches the run. */
    RUN,
    /** The run stands still, at a step that the lesson names or at its end. */
    STILL,
    /** Hears why; the answer is shown. */
    EXPLANATION
}
