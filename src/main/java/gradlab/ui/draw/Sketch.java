package gradlab.ui.draw;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.data.PointList;
import gradlab.data.Task;
import gradlab.data.TypedPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Points that were drawn. Immutable.
 *
 * @param dots at most {@link PointList#MAX_POINTS}, in the order in which they were drawn
 * @param numbers true if answers are numbers, false if they are classes from 0 on
 */
record Sketch(List<Dot> dots, boolean numbers) {

    static final Sketch EMPTY = new Sketch(List.of(), false);
    /** So many points make data. */
    static final int LEAST = 2;

    /** One point of the plane with its answer. */
    record Dot(double x, double y, double answer) {
    }

    Sketch {
        dots = List.copyOf(dots);
    }

    /** What the data of an experiment are, if they are points of the plane that were typed or drawn. */
    static Optional<Sketch> of(DataSource source) {
        if (!(source instanceof TypedPoints typed) || typed.points().features() != 2) {
            return Optional.empty();
        }
        List<Dot> dots = typed.points().points().stream().map(point -> new Dot(typed.scale() * point.features().get(0),
                typed.scale() * point.features().get(1), point.answer())).toList();
        boolean numbers = typed.task() == DataSource.TaskChoice.REGRESSION
                || typed.task() == DataSource.TaskChoice.AUTO && dots.stream().anyMatch(dot -> dot.answer() != Math.rint(dot.answer()));
        return Optional.of(new Sketch(dots, numbers));
    }

    /** The first examples of the plane, as many as a sketch may have. */
    static Sketch of(DataSet data) {
        List<Dot> dots = new ArrayList<>();
        for (int row = 0; row < Math.min(data.rows(), PointList.MAX_POINTS); row++) {
            dots.add(new Dot(data.inputs()[2 * row], data.inputs()[2 * row + 1], data.targets()[row * data.targetColumns()]));
        }
        return new Sketch(dots, data.task() == Task.REGRESSION);
    }

    /** With further points, as far as there is room. */
    Sketch with(List<Dot> more) {
        List<Dot> all = new ArrayList<>(dots);
        all.addAll(more.subList(0, Math.min(more.size(), room())));
        return new Sketch(all, numbers);
    }

    /** How many points more there may be. */
    int room() {
        return PointList.MAX_POINTS - dots.size();
    }

    /** Without some points. */
    Sketch without(List<Dot> gone) {
        List<Dot> left = new ArrayList<>(dots);
        left.removeAll(gone);
        return new Sketch(left, numbers);
    }

    /** The same places with the other kind of answers: classes become 0 and 1 as numbers, numbers the class of their half. */
    Sketch as(boolean otherNumbers) {
        if (otherNumbers == numbers) {
            return this;
        }
        List<Dot> changed = dots.stream()
                .map(dot -> new Dot(dot.x(), dot.y(), otherNumbers ? Math.clamp(dot.answer(), -1, 1) : dot.answer() > 0 ? 1 : 0)).toList();
        return new Sketch(changed, otherNumbers);
    }

    boolean isData() {
        return dots.size() >= LEAST;
    }

    /** How many points have this answer. */
    int count(double answer) {
        return (int) dots.stream().filter(dot -> dot.answer() == answer).count();
    }

    /** How many classes there are to be told apart, at least two. */
    int classes() {
        return (int) Math.max(2, dots.stream().mapToDouble(Dot::answer).distinct().count());
    }

    /** Which of the classes that occur one is, in the order of their numbers. */
    int rank(double answer) {
        return (int) dots.stream().mapToDouble(Dot::answer).distinct().filter(other -> other < answer).count();
    }

    /** As data of an experiment; only for a sketch that {@link #isData}. */
    TypedPoints source() {
        List<PointList.Point> points = dots.stream().map(dot -> new PointList.Point(List.of(dot.x(), dot.y()), dot.answer())).toList();
        return new TypedPoints(new PointList(points), numbers ? DataSource.TaskChoice.REGRESSION : DataSource.TaskChoice.CLASSES, 1);
    }
}
