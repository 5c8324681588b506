package gradlab.ui.patterns;

import gradlab.compare.Patterns;
import gradlab.compare.Patterns.Stage;
import gradlab.compare.Representations;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.text.TextAlignment;

/** How alike the representations of two runs are: a map with a row and a column per seed. */
final class CkaPicture extends Picture {

    @Override
    String id() {
        return "cka";
    }

    @Override
    String lesson() {
        return "representations";
    }

    @Override
    List<Option> options(Patterns patterns) {
        return List.of(Option.layers(patterns.shape().depth() - 1));
    }

    @Override
    void paint(Pen pen, Patterns patterns, int[] chosen, Rectangle2D start, Rectangle2D end, List<Spot> spots) {
        if (patterns.shape().depth() < 2) {
            message(pen, start, pen.words().get("patterns.cka.none"));
            return;
        }
        for (Stage stage : Stage.values()) {
            map(pen, patterns, chosen[0], stage, stage == Stage.START ? start : end, spots);
        }
    }

    private static void map(Pen pen, Patterns patterns, int layer, Stage stage, Rectangle2D room, List<Spot> spots) {
        Representations representations = patterns.representations();
        double[][] matrix = representations.cka()[stage.ordinal()][layer];
        int runs = representations.runs();
        double left = pen.of(30);
        double side = Math.max(20, Math.min(room.getWidth() - left - pen.of(58), room.getHeight() - pen.line() - pen.of(4)));
        double x = room.getMinX() + left;
        double y = room.getMinY() + pen.of(4);
        double cell = side / runs;
        for (int i = 0; i < runs; i++) {
            for (int j = 0; j < runs; j++) {
                pen.g().setFill(Double.isNaN(matrix[i][j]) ? pen.palette().ground() : pen.palette().sequential(matrix[i][j]));
                pen.g().fillRect(x + j * cell, y + i * cell, Math.ceil(cell), Math.ceil(cell));
                spots.add(new Spot(new Rectangle2D(x + j * cell, y + i * cell, cell, cell), pen.words().get("patterns.cka.value",
                        patterns.runs().get(i).seed(), patterns.runs().get(j).seed(), pen.words().number(matrix[i][j], 3)), Picture.run(i)));
            }
        }
        int step = (int) Math.ceil(pen.line() / cell);
        for (int i = 0; i < runs; i += step) {
            pen.caption(Long.toString(patterns.runs().get(i).seed()), x - pen.of(4), y + (i + 0.5) * cell, TextAlignment.RIGHT);
        }
        int apart = (int) Math.ceil((pen.width(Long.toString(patterns.runs().getLast().seed())) + pen.of(6)) / cell);
        for (int j = 0; j < runs; j += apart) {
            pen.caption(Long.toString(patterns.runs().get(j).seed()), x + (j + 0.5) * cell, y + side + pen.line() / 2 + pen.of(1), TextAlignment.CENTER);
        }
        double bar = x + side + pen.of(10);
        for (double row = 0; row < side; row++) {
            pen.g().setFill(pen.palette().sequential(1 - row / side));
            pen.g().fillRect(bar, y + row, pen.of(10), 1.5);
        }
        for (double value : new double[] {0, 0.5, 1}) {
            pen.caption(pen.words().number(value, 2), bar + pen.of(14), y + side * (1 - value), TextAlignment.LEFT);
        }
    }

    @Override
    String chance(Patterns patterns, int[] chosen, Words words) {
        Representations representations = patterns.representations();
        if (patterns.shape().depth() < 2) {
            return "";
        }
        String means = words.get("patterns.cka.chance", words.number(representations.mean(Stage.START, chosen[0]), 2),
                words.number(representations.mean(Stage.END, chosen[0]), 2));
        return representations.runs() == patterns.runs().size() ? means : means + " " + words.get("patterns.cka.first", representations.runs());
    }

    @Override
    List<List<String>> table(Patterns patterns, int[] chosen) {
        Representations representations = patterns.representations();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("seed", "other_seed", "cka_start", "cka_end")));
        for (int i = 0; i < representations.runs() && patterns.shape().depth() > 1; i++) {
            for (int j = 0; j < i; j++) {
                rows.add(List.of(Long.toString(patterns.runs().get(i).seed()), Long.toString(patterns.runs().get(j).seed()),
                        number(representations.cka()[0][chosen[0]][i][j]), number(representations.cka()[1][chosen[0]][i][j])));
            }
        }
        return rows;
    }
}
