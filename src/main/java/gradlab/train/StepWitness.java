package gradlab.train;

/** Looks at the stages of one step as they are reached; must change nothing. */
interface StepWitness {

    /** For steps that nobody looks at. */
    StepWitness NOBODY = new StepWitness() { };

    /** Loss and gradient of the batch are computed; the parameters still stand where the optimizer wanted the gradient. */
    default void gradientIsComputed() {
    }

    /** The direction that the optimizer will follow is filled. */
    default void directionIsFilled() {
    }

    /** The optimizer has moved the parameters. */
    default void parametersAreMoved() {
    }

    /** What penalties do after an update is done too. */
    default void updateIsComplete() {
    }
}
