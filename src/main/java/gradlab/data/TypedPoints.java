package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Place;
import gradlab.catalogue.Range;
import gradlab.data.DataSource.TaskChoice;
import gradlab.math.Rng;
import java.util.List;
import java.util.stream.Stream;

/**
 * Examples typed by hand, see {@link PointList}; at first the four corners of exclusive or. Whole answers are classes
 * unless numbers are asked for, and the reverse. A class that stands alone gets an empty second one beside it.
 */
@Named(en = "points", ru = "точки")
public record TypedPoints(
        @Named(en = "points", ru = "точки") PointList points,
        @Named(en = "task", ru = "задача") TaskChoice task,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    public TypedPoints() {
        this(PointList.parse("0 0 0; 0 1 1; 1 0 1; 1 1 0", new Place("points", 1, 1)), TaskChoice.AUTO, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        int features = points.features();
        double[] x = points.points().stream().flatMap(point -> point.features().stream()).mapToDouble(Double::doubleValue).toArray();
        double[] answers = points.points().stream().mapToDouble(PointList.Point::answer).toArray();
        Synthetic.multiply(x, scale);
        if (!areClasses()) {
            return Synthetic.ofNumbers(features, x, answers, 1);
        }
        Classes classes = Classes.ofNumbers(answers);
        List<String> names = classes.count() > 1 ? classes.names()
                : List.of(classes.names().getFirst(), Classes.ofNumbers(new double[] {answers[0] + 1}).names().getFirst());
        return DataSet.ofClasses(features, x, classes.labels(), Synthetic.numbered("x", features, 1), names, List.of());
    }

    private boolean areClasses() {
        return switch (task) {
            case CLASSES -> true;
            case REGRESSION -> false;
            case AUTO -> points.points().stream().flatMap(point -> Stream.of(point.answer())).allMatch(answer -> answer == Math.rint(answer));
        };
    }
}
