package gradlab.ui.chart;

import gradlab.nn.NetworkShape;
import gradlab.probe.Picture;
import gradlab.ui.Words;

/** What charts and their lines are called. */
final class ChartNames {

    private ChartNames() {
    }

    static String title(Words words, Picture picture, NetworkShape shape) {
        return words.get("chart." + picture.id() + ".title", layer(words, picture.layer(), shape));
    }

    static String caption(Words words, Picture picture) {
        return words.get("chart." + picture.id() + ".caption");
    }

    /** One sentence on how to read the chart. */
    static String reading(Words words, Picture picture) {
        return words.get("chart." + picture.id() + ".read");
    }

    static String line(Words words, Picture picture, int index, NetworkShape shape) {
        Picture.Line line = picture.lines().get(index);
        if (ChartStyle.isSpectrum(picture)) {
            return "σ" + subscript(index + 1);
        }
        int layer = line.series().layer();
        return layer > 0 ? layer(words, layer, shape) : words.get("chart.line." + line.series().id());
    }

    static String layer(Words words, int layer, NetworkShape shape) {
        return layer == shape.depth() ? words.get("chart.layer.output") : words.get("chart.layer", layer);
    }

    private static String subscript(int number) {
        StringBuilder digits = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            digits.append((char) ('₀' + (digit - '0')));
        }
        return digits.toString();
    }
}
