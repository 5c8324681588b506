package gradlab.ui.teacher;

import gradlab.lesson.Step;
import gradlab.train.Branch;
import gradlab.ui.LabModel;
import gradlab.ui.chart.ChartWall.Contrast;
import java.util.List;
import java.util.Optional;

/** Two runs of a lesson with the same seeds: what the lesson changed between them is the only difference. */
final class Duel {

    private final LabModel model;
    private Contrast form = Contrast.NONE;
    private List<String> names = List.of();

    Duel(LabModel model) {
        this.model = model;
    }

    Contrast form() {
        return form;
    }

    /** What the runs are called, in the order of their letters. */
    List<String> names() {
        return names;
    }

    /** The last step before the present one that trained a network, if there is one. */
    static Optional<Step> before(Lecture lecture) {
        if (!(lecture.slide() instanceof Slide.Trial trial) || trial.step().bowl().isPresent()) {
            return Optional.empty();
        }
        return lecture.slides().subList(0, lecture.index()).stream().filter(Slide.Trial.class::isInstance)
                .map(slide -> ((Slide.Trial) slide).step()).filter(step -> step.bowl().isEmpty()).reduce((_, last) -> last);
    }

    /** Lays the other step's experiment beside the present run; both stand at step 0 then. */
    void begin(Step own, Step other) {
        end();
        names = List.of(own.title(), other.title());
        form = Contrast.FIRST;
        model.lay(other.spec().withSeeds(own.spec().seeds()).withSteps(own.spec().steps()));
    }

    /** The next form; false if there was none and one run stands alone again. */
    boolean next() {
        form = switch (form) {
            case FIRST -> Contrast.SECOND;
            case SECOND -> Contrast.OVER;
            case OVER, NONE -> Contrast.NONE;
        };
        if (form == Contrast.NONE) {
            end();
        }
        return form != Contrast.NONE;
    }

    /** One run stands alone. */
    void end() {
        form = Contrast.NONE;
        names = List.of();
        model.state().branches().stream().map(Branch::number).filter(number -> number != model.state().chosen()).forEach(model::closeRun);
    }
}
