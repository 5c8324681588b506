package gradlab.ui.teacher;

import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartWall;
import gradlab.ui.lesson.LessonSheet;
import gradlab.ui.network.NetworkPane;
import gradlab.ui.widget.DescentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The board and the pictures beside it, each as large as the act wants it. What is not wanted is not in the scene. */
final class ClassStage extends Region {

    private static final double GAP = 14;
    private static final double NETWORK = 0.5;
    private static final double DIM = 0.13;
    /** A network is not drawn taller than so many times its width. */
    private static final double TALLEST = 0.85;

    private final Presentation presentation;
    private final BoardRoom room;
    private final NetworkPane network;
    private final ChartWall wall;
    private final StackPane descent = new StackPane();
    private Optional<DescentView> slope = Optional.empty();
    private Optional<Show> shown = Optional.empty();
    private Optional<Plan> plan = Optional.empty();

    ClassStage(LabModel model, Words words, FrameClock clock, Presentation presentation, BoardRoom room) {
        this.presentation = presentation;
        this.room = room;
        this.network = new NetworkPane(model, words, clock);
        this.wall = new ChartWall(model, words, clock);
        network.setId("class-network");
        descent.setId("class-descent");
        descent.getStyleClass().addAll("lesson-page", "class-page", "class-descent");
        setMinSize(0, 0);
        widthProperty().subscribe(_ -> arrange());
        heightProperty().subscribe(_ -> arrange());
    }

    ChartWall wall() {
        return wall;
    }

    /** Takes over what the act wants to see. */
    void refresh(Optional<LessonSheet> sheet) {
        presentation.lecture().ifPresent(lecture -> {
            Optional<Step> run = lecture.run();
            // a lesson says what to look at; a riddle is looked at from all sides
            List<Metric> watched = lecture.slide() instanceof Slide.Cover ? List.of() : run.map(Step::watch).orElse(List.of());
            wall.watch(watched);
            boolean points = lecture.act() == Act.EXPLANATION || lecture.act() == Act.STILL && lecture.isAtEnd() || presentation.lit() >= 0;
            wall.point(points ? run.flatMap(Step::arrow) : Optional.empty());
            wall.contrast(presentation.duel().form(), presentation.duel().names());
            wall.spotlight(presentation.lit());
            showDescent(sheet);
            boolean dim = presentation.lit() >= 0;
            network.setOpacity(dim ? DIM : 1);
            room.setOpacity(dim ? DIM : 1);
        });
        arrange();
    }

    private void showDescent(Optional<LessonSheet> sheet) {
        if (shown.equals(presentation.runner().show())) {
            return;
        }
        shown = presentation.runner().show();
        slope = Optional.empty();
        if (shown.isPresent() && shown.get() instanceof DescentShow running && sheet.isPresent()) {
            Step step = presentation.lecture().flatMap(Lecture::run).orElseThrow();
            DescentView view = new DescentView(sheet.get().page(), "class-" + step.id(), step.bowl().orElseThrow().surface(), running.trail(), running.steps());
            slope = Optional.of(view);
        }
        descent.getChildren().setAll(slope.stream().toList());
    }

    /** Shows how far a descent has come; on every frame. */
    void frame() {
        shown.filter(DescentShow.class::isInstance).map(DescentShow.class::cast).ifPresent(running -> slope.ifPresent(view -> view.show(running.shown())));
    }

    private void arrange() {
        if (presentation.lecture().isEmpty() || getWidth() < 1) {
            getChildren().clear();
            return;
        }
        Plan wanted = Plan.of(presentation.lecture().get(), presentation.duel().form(), getWidth(), getHeight());
        plan = Optional.of(wanted);
        List<Node> present = new ArrayList<>(List.of(room));
        if (wanted.network()) {
            present.add(network);
        }
        if (wanted.charts()) {
            present.add(wall);
        }
        if (wanted.descent()) {
            present.add(descent);
        }
        wall.inRow(wanted.above());
        if (!getChildren().equals(present)) {
            getChildren().setAll(present);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (plan.isEmpty()) {
            return;
        }
        Plan now = plan.get();
        double width = getWidth();
        double height = getHeight();
        boolean alone = now.board() >= 1;
        double boardWidth = now.above() || alone ? width : Math.floor((width - GAP) * now.board());
        double boardHeight = !now.above() || alone ? height : Math.floor((height - GAP) * now.board());
        room.resizeRelocate(0, 0, boardWidth, boardHeight);
        double x = now.above() ? 0 : boardWidth + GAP;
        double y = now.above() ? boardHeight + GAP : 0;
        double restWidth = Math.max(0, width - x);
        double restHeight = Math.max(0, height - y);
        if (now.network() && now.charts()) {
            if (now.above()) {
                double half = Math.floor((restWidth - GAP) * NETWORK);
                network.resizeRelocate(x, y, half, restHeight);
                wall.resizeRelocate(x + half + GAP, y, restWidth - half - GAP, restHeight);
            } else {
                double half = Math.floor((restHeight - GAP) * NETWORK);
                network.resizeRelocate(x, y, restWidth, half);
                wall.resizeRelocate(x, y + half + GAP, restWidth, restHeight - half - GAP);
            }
            return;
        }
        for (Region picture : List.of(wall, descent)) {
            if (getChildren().contains(picture)) {
                picture.resizeRelocate(x, y, restWidth, restHeight);
            }
        }
        if (now.network()) {
            double tall = Math.min(restHeight, Math.floor(restWidth * TALLEST));
            network.resizeRelocate(x, y + Math.floor((restHeight - tall) / 2), restWidth, tall);
        }
    }
}
