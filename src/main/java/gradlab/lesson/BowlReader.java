package gradlab.lesson;

import gradlab.catalogue.Spelling;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.surface.Point;
import gradlab.surface.Surface;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what an optimizer runs down instead of a network's loss: a bowl {@code κ=20, старт=(-2; 1.5)} or any surface. */
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

    /** Reads {@code седло, старт=(1; 0)}: a surface of the catalogue, from its own start unless another is named. */
    static Step.Bowl readSurface(Source source) {
        List<Source> parts = Notation.split(source, ',');
        Surface surface = Notation.read(Catalogues.SURFACE, parts.getFirst());
        Point start = surface.start();
        for (Source part : parts.subList(1, parts.size())) {
            int equals = part.text().indexOf('=');
            String key = equals < 0 ? "" : Spelling.fold(part.text().substring(0, equals));
            if (!key.equals("старт") && !key.equals("start")) {
                throw part.problem("U081", part.text());
            }
            start = point(part.part(equals + 1, part.text().length()));
        }
        return new Step.Bowl(surface, start);
    }

    private static Point point(Source source) {
        Matcher parts = POINT.matcher(source.text());
        if (!parts.matches()) {
            throw source.problem("U056", source.text());
        }
        return new Point(ClaimReader.number(source.part(parts.start(1), parts.end(1))), ClaimReader.number(source.part(parts.start(2), parts.end(2))));
    }
}
