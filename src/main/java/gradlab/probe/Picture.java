package gradlab.probe;

import java.util.List;

/**
 * A chart described as data; the window draws it. Title, caption and the sentence "how to read this" stand in the text
 * bundles under {@code chart.<id>.…}.
 *
 * @param layer the layer a chart is about, 0 if it shows all of them
 */
public record Picture(String id, int layer, Axis axis, List<Line> lines, List<Guide> guides) {

    public Picture {
        lines = List.copyOf(lines);
        guides = List.copyOf(guides);
    }

    /** How the vertical axis runs. SHARE is 0..1, shown in percent; COUNT starts at 0 and has whole ticks. */
    public enum Axis {
        LINEAR, LOG, SHARE, COUNT
    }

    /** How much a line asks for attention. */
    public enum Emphasis {
        MAIN, SECOND, FAINT
    }

    /** One curve. Lines with a layer take the layer's colour; lines without take colours in order. */
    public record Line(Series series, Emphasis emphasis) {
    }

    /** A horizontal reference line; {@code layer} 0 belongs to no layer. */
    public record Guide(Kind kind, double value, int layer) {
        /** What the line stands for. */
        public enum Kind {
            CEILING, THRESHOLD,
            /** A usual value, by rule of thumb. */
            USUAL
        }
    }
}
