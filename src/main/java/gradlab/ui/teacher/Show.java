package gradlab.ui.teacher;

/** Something that runs step by step before a class. Methods return at once; what they lead to is seen on later frames. */
interface Show {

    /** From the beginning; it stands at step 0 then. */
    void begin();

    /** Goes on to a step, so fast. A step in the past is played back as it was. */
    void playTo(long step, double stepsPerSecond);

    /** Stands still at once. */
    void pause();

    /** Goes to a step that was reached before and stands there. */
    void seek(long step);

    /** One step further, and stands there. */
    void stepOnce();

    /** False until what {@link #begin} has asked for is there. */
    boolean isReady();

    /** Where it stands. */
    long at();

    /** The greatest step that was reached. */
    long latest();

    /** Steps in all. */
    int steps();

    boolean isMoving();

    /** True if there is no further step: training was stopped, or a number was no longer finite. */
    boolean hasEnded();

    boolean hasDiverged();

    /** True if it could not begin. */
    boolean hasFailed();
}
