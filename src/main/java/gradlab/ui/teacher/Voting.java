package gradlab.ui.teacher;

import gradlab.ui.LabModel;

/** Counts raised hands, closes votes, shows answers. */
final class Voting {

    private final Presentation presentation;
    private final LabModel model;

    Voting(Presentation presentation, LabModel model) {
        this.presentation = presentation;
        this.model = model;
    }

    /** Shows the answer or hides it again. */
    void answer() {
        presentation.with(now -> {
            if (!now.answer()) {
                presentation.say(Note.of(now.slide().hasAnswer() ? "answer-early" : "answer-none"));
            }
        });
    }

    /**
     * One hand more.
     *
     * @param place of the option from 0, as shown
     */
    void raise(int place) {
        presentation.with(now -> {
            if (!now.raise(place)) {
                presentation.say(Note.of(now.isVoting() ? "no-option" : "no-vote"));
            }
        });
    }

    void lower(int place) {
        presentation.with(now -> now.lower(place));
    }

    void takeBack() {
        presentation.with(Lecture::takeBack);
    }

    /** Ends the vote. */
    void closeVote() {
        presentation.with(now -> {
            if (now.closeVote()) {
                log(now, now.index());
            } else {
                presentation.say(Note.of("no-hands"));
            }
        });
    }

    /** Writes the last closed vote of a slide into the log of the class. */
    void log(Lecture now, int index) {
        now.vote(index).ifPresent(vote -> model.classroom().logProperty().set(model.classroom().logProperty().get().with(vote)));
    }
}
