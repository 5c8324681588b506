package gradlab.ui.chart;

import java.awt.BasicStroke;
import javafx.scene.paint.Color;

/**
 * One curve as it is drawn.
 *
 * @param series the recorded series it shows
 * @param factor what the recorded values are multiplied by
 * @param layer 1.. for a curve of one layer, else 0
 * @param kind what it stands for: picks its name
 * @param width in pixels
 * @param dashes lengths in pixels, empty for solid
 */
record Curve(String series, double factor, int layer, Kind kind, Color colour, double width, double[] dashes) {

    /** What a curve stands for. */
    enum Kind {
        /** A series with a name of its own: loss over the training part. */
        NAMED,
        /** The same quantity in one of several layers. */
        LAYER,
        /** One of the singular values of a matrix. */
        SIGMA,
        /** The bound below which singular values do not count. */
        THRESHOLD
    }

    /** @param scale how many times as large as usual lines are */
    BasicStroke stroke(double scale) {
        return stroke(width, dashes, scale);
    }

    static BasicStroke stroke(double width, double[] dashes, double scale) {
        return stroke(scale * width, java.util.Arrays.stream(dashes).map(length -> scale * length).toArray());
    }

    static BasicStroke stroke(double width, double[] dashes) {
        if (dashes.length == 0) {
            return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dashes.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (float) dashes[i];
        }
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
    }

    /** The number of a singular value: {@code sigma12} is 12. */
    int number() {
        int end = series.length();
        int start = end;
        while (start > 0 && Character.isDigit(series.charAt(start - 1))) {
            start--;
        }
        return start == end ? 0 : Integer.parseInt(series.substring(start));
    }
}
