package gradlab.ui.teacher;

import gradlab.lesson.Case.Treatment;
import gradlab.lesson.Lesson;
import gradlab.lesson.Step;
import gradlab.lesson.Step.Option;
import gradlab.lesson.Vote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a class stands in a lesson, which answers it has seen and how it voted. Keeps the order of a step: predict, observe,
 * explain. Knows nothing of the window; what runs is told by {@link #arrived}.
 */
public final class Lecture {

    private final Lesson lesson;
    private final List<Slide> slides;
    private final List<Ballot> ballots = new ArrayList<>();
    private final Set<Integer> answered = new HashSet<>();
    private int slide;
    private int act;
    private int stop;

    public Lecture(Lesson lesson) {
        this.lesson = lesson;
        this.slides = Slide.of(lesson);
        slides.forEach(each -> ballots.add(new Ballot(each.options().size())));
    }

    public Lesson lesson() {
        return lesson;
    }

    public List<Slide> slides() {
        return slides;
    }

    public Slide slide() {
        return slides.get(slide);
    }

    public int index() {
        return slide;
    }

    public Act act() {
        return slide().acts().get(act);
    }

    public Moment moment() {
        return new Moment(lesson, slide, slides.size(), slide().id(), act(), isAnswered());
    }

    /** The present slide's raised hands. */
    Ballot ballot() {
        return ballots.get(slide);
    }

    Ballot ballot(int ofSlide) {
        return ballots.get(ofSlide);
    }

    boolean isAnswered() {
        return answered.contains(slide);
    }

    boolean isAnswered(int ofSlide) {
        return answered.contains(ofSlide);
    }

    /** What is run for the present slide: for a patient's treatment, the one that most hands were raised for, or else the right one. */
    public Optional<Step> run() {
        return slide() instanceof Slide.Treating treating ? Optional.of(treatment(treating).run()) : slide().run();
    }

    private Treatment treatment(Slide.Treating treating) {
        List<Treatment> all = treating.patient().treatments();
        return ballot().winner().map(all::get)
                .orElseGet(() -> all.stream().filter(one -> one.option().right()).findFirst().orElse(all.getFirst()));
    }

    /** The step at which the run stands still next, or stands still now. */
    public int target() {
        return run().map(step -> stop < step.stops().size() ? step.stops().get(stop) : step.spec().steps()).orElse(0);
    }

    /** True if the run stops next, or stands, where it stops first. */
    boolean isAtFirstStop() {
        return stop == 0;
    }

    /** True once the class watches the run, or has watched it. */
    boolean hasRun() {
        int run = slide().acts().indexOf(Act.RUN);
        return run >= 0 && act >= run;
    }

    /** Stops that lie before a step are behind; the class watches the run on to it. */
    void passStopsBefore(long step) {
        while (act() == Act.STILL && !isAtEnd() && target() < step) {
            next();
        }
        while (act() == Act.RUN && !isAtEnd() && target() < step) {
            stop++;
        }
    }

    /** The last closed vote of a slide, to be logged. */
    Optional<Vote> vote(int ofSlide) {
        Slide asked = slides.get(ofSlide);
        int round = ballots.get(ofSlide).round();
        return ballots.get(ofSlide).closed(round)
                .map(counts -> new Vote(lesson.id(), asked.id(), asked.options().stream().map(Option::text).toList(), round, counts));
    }

    /** True if the run has come to its last step where it stands still now. */
    boolean isAtEnd() {
        return run().map(step -> stop >= step.stops().size()).orElse(true);
    }

    /** True once the question of the slide may be answered: nobody predicts what has been told. */
    public boolean canAnswer() {
        return slide().hasAnswer() && switch (act()) {
            case READING, QUESTION, OPTIONS -> false;
            case COLLECTED -> slide().acts().indexOf(Act.RUN) < act;
            case RUN -> false;
            case STILL -> isAtEnd() && slide().acts().indexOf(Act.OPTIONS) < act;
            case EXPLANATION -> true;
        };
    }

    /**
     * Shows the answer, or hides it again. The answer to what a patient has waits for the treatment.
     *
     * @return false if it is too early
     */
    public boolean answer() {
        if (!canAnswer()) {
            return false;
        }
        if (!answered.remove(slide)) {
            answered.add(slide);
        }
        return true;
    }

    /** True while hands can be counted. */
    boolean isVoting() {
        return !slide().options().isEmpty() && !isAnswered() && switch (act()) {
            case OPTIONS, COLLECTED, STILL -> act >= slide().acts().indexOf(Act.OPTIONS);
            case RUN -> act > slide().acts().indexOf(Act.OPTIONS);
            case READING, QUESTION, EXPLANATION -> false;
        };
    }

    /**
     * One more hand for an option.
     *
     * @param place from 0, as the options are shown
     */
    boolean raise(int place) {
        return isVoting() && place < slide().order().length && ballot().raise(slide().order()[place]);
    }

    /** One hand less for an option. */
    boolean lower(int place) {
        return isVoting() && place < slide().order().length && ballot().lower(slide().order()[place]);
    }

    boolean takeBack() {
        return isVoting() && ballot().takeBack();
    }

    /** Ends the vote: what it came to is shown from now on. */
    boolean closeVote() {
        boolean closed = ballot().close();
        if (closed && act() == Act.OPTIONS) {
            act++;
        }
        return closed;
    }

    /** True if the next act needs nothing but to be shown: a run that has not arrived needs its time. */
    public boolean canGoOn() {
        return act() != Act.RUN && !(isLast() && (isAnswered() || !slide().hasAnswer()));
    }

    private boolean isLast() {
        return slide == slides.size() - 1 && act == slide().acts().size() - 1;
    }

    /**
     * Goes on to the next act; from the last one of a slide to the next slide. What is being counted is closed first, and
     * the answer is shown before a slide is left.
     *
     * @return false if there is nothing more, or if the run has to arrive first
     */
    public boolean next() {
        if (!canGoOn()) {
            return false;
        }
        if (ballot().isOpen()) {
            ballot().close();
        }
        if (act() == Act.STILL && !isAtEnd()) {
            stop++;
            act = slide().acts().indexOf(Act.RUN);
        } else if (act() == Act.EXPLANATION && slide().hasAnswer() && !isAnswered()) {
            answered.add(slide);
        } else if (act + 1 < slide().acts().size()) {
            act++;
            stop = act() == Act.RUN ? 0 : stop;
        } else {
            enter(slide + 1);
        }
        return true;
    }

    /** The run stands still at {@link #target}, or has ended before. */
    boolean arrived(boolean ended) {
        if (act() != Act.RUN) {
            return false;
        }
        act++;
        stop = ended ? run().map(step -> step.stops().size()).orElse(0) : stop;
        return true;
    }

    /** Back to the act before; from a later stop to the stop before. */
    public boolean back() {
        int run = slide().acts().indexOf(Act.RUN);
        if (act() == Act.STILL || act() == Act.RUN) {
            if (stop > 0) {
                stop--;
                act = run + 1;
                return true;
            }
            act = act() == Act.STILL ? run : act;
        }
        if (act > 0) {
            act--;
            return true;
        }
        if (slide == 0) {
            return false;
        }
        slide--;
        act = slide().acts().size() - 1;
        stop = run().map(step -> step.stops().size()).orElse(0);
        return true;
    }

    /** The beginning of a slide. */
    public void enter(int number) {
        slide = Math.clamp(number, 0, slides.size() - 1);
        act = 0;
        stop = 0;
    }

    /** The beginning of the next slide, or of the one before, that asks or tries something. */
    public boolean leap(int direction) {
        for (int i = slide + direction; i >= 0 && i < slides.size(); i += direction) {
            if (!slides.get(i).id().isEmpty()) {
                enter(i);
                return true;
            }
        }
        return false;
    }

    /** Before the run, with the votes as they are: what was predicted stays predicted. */
    void beforeRun() {
        int run = slide().acts().indexOf(Act.RUN);
        if (run >= 0 && act >= run) {
            act = Math.max(0, run - 1);
        }
        stop = 0;
    }

    /** Where the class stands within the lesson, to come back to. */
    record Place(int slide, int act, int stop) {
    }

    Place place() {
        return new Place(slide, act, stop);
    }

    /** Back to a place; one that does not exist is the beginning of the nearest that does. */
    void stand(Place place) {
        enter(place.slide());
        if (place.slide() == slide && place.act() >= 0 && place.act() < slide().acts().size()) {
            act = place.act();
            stop = Math.clamp(place.stop(), 0, run().map(step -> step.stops().size()).orElse(0));
        }
    }

    void answered(int ofSlide) {
        answered.add(ofSlide);
    }
}
