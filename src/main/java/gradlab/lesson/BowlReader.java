package gradlab.lesson;

import gradlab.catalogue.Spelling;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.surface.Point;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code κ=20, старт=(-2; 1.5)}: a descent on a bowl instead of the training of a network. */
final class BowlReader {

    private static final Pattern POINT = Pattern.compile("\\(([^;]*);([^;]*)\\)");
    private static final double STEEPEST = 1e6;

    private BowlReader() {
    }

    static Step.Bowl read(Source source) {
        double kappa = Double.NaN;
        double angle = 0;
        Point start = new Point(-2, 1.5);
        for (Source part : Notation.split(source, ',')) {
            int equals = part.text().indexOf('=');
            if (equals < 0) {
                throw part.problem("U056", part.text());
            }
            Source value = part.part(equals + 1, part.text().length());
            switch (Spelling.fold(part.text().substring(0, equals))) {
                case "κ", "каппа", "kappa" -> kappa = ClaimReader.number(value);
                case "угол", "angle" -> angle = ClaimReader.number(value);
                case "старт", "start" -> start = point(value);
                default -> throw part.problem("U056", part.text());
            }
        }
        if (!(kappa >= 1 && kappa <= STEEPEST)) {
            throw source.problem("U056", source.text());
        }
        return new Step.Bowl(kappa, angle, start);
    }

    private static Point point(Source source) {
        Matcher parts = POINT.matcher(source.text());
        if (!parts.matches()) {
            throw source.problem("U056", source.text());
        }
        return new Point(ClaimReader.number(source.part(parts.start(1), parts.end(1))), ClaimReader.number(source.part(parts.start(2), parts.end(2))));
    }
}
