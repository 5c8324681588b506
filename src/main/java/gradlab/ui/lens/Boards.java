package gradlab.ui.lens;

import gradlab.data.DataSet;
import gradlab.data.ImageShape;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters.Block;
import gradlab.nn.Parameters.Kind;
import gradlab.train.Remembered;
import gradlab.train.StepUnderLens;
import gradlab.train.StepUnderLens.Layer;
import gradlab.train.UpdateTrace;
import gradlab.ui.Words;
import gradlab.ui.lens.Board.Axis;
import gradlab.ui.lens.Board.Emphasis;
import gradlab.ui.lens.Board.Grid;
import gradlab.ui.lens.Board.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The matrices of each stage. */
final class Boards {

    private final Words words;
    private final Consumer<UnaryOperator<Look>> change;

    /** @param change is told how a click changes the look */
    Boards(Words words, Consumer<UnaryOperator<Look>> change) {
        this.words = words;
        this.change = change;
    }

    List<Board> of(Look look) {
        Layer layer = look.shown();
        return switch (look.stage().kind()) {
            case INPUT -> List.of(input(look));
            case SUM -> sum(look, layer);
            case NORMALIZE -> List.of(normalize(look, layer));
            case ACTIVATE -> List.of(activate(look, layer));
            case DROP -> List.of(drop(look, layer));
            case LOSS -> List.of(loss(look, layer));
            case OUTPUT_DELTA -> List.of(outputDelta(look, layer));
            case GRADIENT -> gradient(look, layer);
            case BACK -> List.of(back(look, layer));
            case DIRECTION -> List.of(matrix(look, "gradient", "∂L/∂W" + raised(layer), look.step().update().gradient()),
                    matrix(look, "direction", "g" + raised(layer), look.step().update().direction()));
            case UPDATE -> update(look);
            case AFTER -> List.of(after(look));
        };
    }

    private static String raised(Layer layer) {
        return Stage.raised(layer.number());
    }

    private static String raised(int layer) {
        return Stage.raised(layer);
    }

    /** A mean over the batch has a bar. */
    private static String mean(Look look, String symbol) {
        return look.whole() ? symbol.charAt(0) + "\u0304" + symbol.substring(1) : symbol;
    }

    private Axis units(Look look, int layer) {
        StepUnderLens step = look.step();
        int count = step.shape().units(layer);
        DataSet data = step.moment().data().training();
        boolean named = layer == 0 && data.featureNames().size() == count && ImageShape.of(data).isEmpty();
        String key = layer == 0 ? "lens.item.input" : layer == step.depth() ? "lens.item.output" : "lens.item.unit";
        return new Axis(count, i -> named ? data.featureNames().get(i) : words.get(key, i + 1), look.unit(layer),
                i -> change.accept(now -> now.withUnit(layer, Math.min(i, count - 1))));
    }

    private Axis examples(Look look) {
        return new Axis(look.step().rows(), i -> words.get("lens.item.example", i + 1), look.example(), i -> change.accept(now -> now.withExample(i)));
    }

    private Runnable choosing(Kind kind) {
        return () -> change.accept(now -> now.withKind(kind));
    }

    private Board input(Look look) {
        StepUnderLens step = look.step();
        int inputs = step.shape().inputs();
        Optional<ImageShape> picture = ImageShape.of(step.moment().data().training());
        if (!look.whole() && picture.isPresent()) {
            return picture(look, "x", look.row(step.batch().x(), inputs), picture.get(), "x");
        }
        if (look.whole()) {
            return new Board("x", Optional.of(new Grid("X", step.batch().x())), List.of(), List.of(new Line("x̄", look.row(step.batch().x(), inputs))), examples(look),
                    units(look, 0), Emphasis.ROW);
        }
        return Board.table("x", List.of(new Line("x", look.row(step.batch().x(), inputs))), units(look, 0));
    }

    /** Numbers of the inputs in the places of their pixels. */
    private Board picture(Look look, String id, double[] values, ImageShape shape, String symbol) {
        int columns = shape.columns();
        Axis rows = new Axis(shape.rows(), i -> words.get("lens.item.row", i + 1), look.unit(0) / columns,
                i -> change.accept(now -> now.withUnit(0, i * columns + now.unit(0) % columns)));
        Axis across = new Axis(columns, i -> words.get("lens.item.column", i + 1), look.unit(0) % columns,
                i -> change.accept(now -> now.withUnit(0, now.unit(0) / columns * columns + i)));
        return new Board(id, Optional.of(new Grid(symbol, values)), List.of(), List.of(), rows, across, Emphasis.CELL);
    }

    private Optional<ImageShape> pictures(Look look, Layer layer) {
        return layer.number() == 1 ? ImageShape.of(look.step().moment().data().training()) : Optional.empty();
    }

    /** The column of the chosen unit as a picture. */
    private Optional<Board> columnAsPicture(Look look, Layer layer, double[] matrix, String symbol) {
        return pictures(look, layer).map(shape -> {
            double[] column = new double[layer.inputs()];
            for (int i = 0; i < column.length; i++) {
                column[i] = matrix[i * layer.units() + look.unit(1)];
            }
            return picture(look, "picture", column, shape, symbol + " → " + words.get("lens.item.unit", look.unit(1) + 1));
        });
    }

    private static double[] values(Look look, int layer, Kind kind) {
        return look.step().block(layer, kind).map(block -> Look.part(look.step().update().at(), block)).orElseGet(() -> new double[0]);
    }

    private List<Board> sum(Look look, Layer layer) {
        int l = layer.number();
        double[] w = values(look, l, Kind.WEIGHT);
        String before = l == 1 ? "x" : "a" + raised(l - 1);
        Board product = new Board("sum", Optional.of(new Grid("W" + raised(l), w, choosing(Kind.WEIGHT))),
                List.of(new Line(mean(look, before), look.row(layer.in(), layer.inputs()))),
                List.of(new Line("b" + raised(l), values(look, l, Kind.BIAS), choosing(Kind.BIAS)),
                        new Line(mean(look, (layer.isNormalized() ? "s" : "z") + raised(l)), look.row(layer.sums(), layer.units()))),
                units(look, l - 1), units(look, l), Emphasis.COLUMN);
        return with(product, columnAsPicture(look, layer, w, "W" + raised(l)));
    }

    private static List<Board> with(Board first, Optional<Board> second) {
        return second.map(more -> List.of(first, more)).orElseGet(() -> List.of(first));
    }

    private Board normalize(Look look, Layer layer) {
        int units = layer.units();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(mean(look, "s" + raised(layer)), look.row(layer.sums(), units)));
        if (look.step().shape().normalization() instanceof Normalization.Batch) {
            lines.add(new Line("μ", layer.mean()));
            lines.add(new Line("σ", layer.deviation()));
        }
        lines.add(new Line(mean(look, "ŝ" + raised(layer)), look.row(layer.normalized(), units)));
        lines.add(new Line("γ" + raised(layer), values(look, layer.number(), Kind.GAIN), choosing(Kind.GAIN)));
        lines.add(new Line("β" + raised(layer), values(look, layer.number(), Kind.SHIFT), choosing(Kind.SHIFT)));
        lines.add(new Line(mean(look, "z" + raised(layer)), look.row(layer.z(), units)));
        return Board.table("normalize", lines, units(look, layer.number()));
    }

    private Board activate(Look look, Layer layer) {
        int units = layer.units();
        List<Line> lines = List.of(new Line(mean(look, "z" + raised(layer)), look.row(layer.z(), units)),
                new Line("f′", look.row(layer.slopes(), units), layer.activation().greatestSlope(), Optional.empty()),
                new Line(mean(look, "a" + raised(layer)), look.row(layer.a(), units)));
        return look.whole() ? new Board("activate", Optional.of(new Grid("a" + raised(layer), layer.a())), List.of(), lines, examples(look), units(look, layer.number()),
                Emphasis.COLUMN) : Board.table("activate", lines, units(look, layer.number()));
    }

    private Board drop(Look look, Layer layer) {
        int units = layer.units();
        List<Line> lines = List.of(new Line(mean(look, "a" + raised(layer)), look.row(layer.a(), units)), new Line(mean(look, "m" + raised(layer)), look.row(layer.mask(), units)),
                new Line("a·m", look.row(layer.out(), units)));
        return look.whole() ? new Board("drop", Optional.of(new Grid("m" + raised(layer), layer.mask())), List.of(), lines, examples(look), units(look, layer.number()),
                Emphasis.COLUMN) : Board.table("drop", lines, units(look, layer.number()));
    }

    private static double[] chances(Look look) {
        StepUnderLens step = look.step();
        int k = step.shape().outputs();
        double[] o = step.layer(step.depth()).z();
        double[] all = new double[o.length];
        for (int i = 0; i < step.rows(); i++) {
            System.arraycopy(Chances.of(step.loss(), Arrays.copyOfRange(o, i * k, (i + 1) * k)), 0, all, i * k, k);
        }
        return all;
    }

    private Board loss(Look look, Layer layer) {
        StepUnderLens step = look.step();
        int k = layer.units();
        boolean chance = Symbols.hasProbability(step.loss());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(mean(look, "o"), look.row(layer.z(), k)));
        if (chance) {
            lines.add(new Line(mean(look, "p"), look.row(chances(look), k), 1, Optional.empty()));
        }
        lines.add(new Line(mean(look, "y"), look.row(step.batch().y(), k)));
        if (!look.whole()) {
            return Board.table("loss", lines, units(look, layer.number()));
        }
        return new Board("loss", Optional.of(new Grid(chance ? "p" : "o", chance ? chances(look) : layer.z())), List.of(new Line("ℓ", step.losses().examples())), lines,
                examples(look), units(look, layer.number()), Emphasis.ROW);
    }

    private Board outputDelta(Look look, Layer layer) {
        StepUnderLens step = look.step();
        int k = layer.units();
        if (look.whole()) {
            double[] sums = look.row(layer.deltas(), k);
            for (int j = 0; j < k; j++) {
                sums[j] *= step.rows();
            }
            return new Board("output-delta", Optional.of(new Grid("δ" + raised(layer), layer.deltas())), List.of(), List.of(new Line("Σδ", sums)), examples(look),
                    units(look, layer.number()), Emphasis.ROW);
        }
        boolean chance = Symbols.hasProbability(step.loss());
        return Board.table("output-delta", List.of(new Line(chance ? "p" : "o", look.row(chances(look), k), chance ? 1 : 0, Optional.empty()),
                new Line("y", look.row(step.batch().y(), k)), new Line("δ" + raised(layer), look.row(layer.deltas(), k))), units(look, layer.number()));
    }

    private List<Board> gradient(Look look, Layer layer) {
        StepUnderLens step = look.step();
        int l = layer.number();
        double[] g = look.gradient(step.block(l, Kind.WEIGHT).orElseThrow());
        List<Line> below = new ArrayList<>();
        if (!look.whole()) {
            below.add(new Line("δ" + raised(l), look.row(layer.deltas(), layer.units())));
        }
        below.add(new Line("∂b" + raised(l), look.gradient(step.block(l, Kind.BIAS).orElseThrow()), choosing(Kind.BIAS)));
        step.block(l, Kind.GAIN).ifPresent(block -> below.add(new Line("∂γ" + raised(l), look.gradient(block), choosing(Kind.GAIN))));
        step.block(l, Kind.SHIFT).ifPresent(block -> below.add(new Line("∂β" + raised(l), look.gradient(block), choosing(Kind.SHIFT))));
        step.block(l, Kind.SLOPE).ifPresent(block -> below.add(slope(layer, look.gradient(block))));
        String before = l == 1 ? "x" : "a" + raised(l - 1);
        Board board = new Board("gradient", Optional.of(new Grid("∂L/∂W" + raised(l), g, choosing(Kind.WEIGHT))),
                List.of(new Line(mean(look, before), look.row(layer.in(), layer.inputs()))), below, units(look, l - 1), units(look, l), Emphasis.CELL);
        return with(board, columnAsPicture(look, layer, g, "∂L/∂W" + raised(l)));
    }

    /** The one slope of a layer, which all of its units share. */
    private Line slope(Layer layer, double[] single) {
        double[] shared = new double[layer.units()];
        Arrays.fill(shared, single[0]);
        return new Line("∂α" + raised(layer), shared, choosing(Kind.SLOPE));
    }

    private Board back(Look look, Layer layer) {
        int l = layer.number();
        Layer next = look.step().layer(l + 1);
        List<Line> left = new ArrayList<>();
        left.add(new Line(mean(look, "δ" + raised(l)), look.row(layer.deltas(), layer.units())));
        left.add(new Line("f′", look.row(layer.slopes(), layer.units()), layer.activation().greatestSlope(), Optional.empty()));
        if (layer.isDropped()) {
            left.add(new Line(mean(look, "m" + raised(l)), look.row(layer.mask(), layer.units())));
        }
        left.add(new Line("Wδ", look.row(layer.arriving(), layer.units())));
        return new Board("back", Optional.of(new Grid("W" + raised(l + 1), values(look, l + 1, Kind.WEIGHT), true, Optional.empty())), left,
                List.of(new Line(mean(look, "δ" + raised(l + 1)), look.row(next.deltas(), next.units()))), units(look, l), units(look, l + 1), Emphasis.ROW);
    }

    /** The weights of the chosen layer out of an array of all parameters, with what else the layer learns below. */
    private Board matrix(Look look, String id, String symbol, double[] parameters) {
        StepUnderLens step = look.step();
        int l = look.shownLayer();
        List<Line> below = new ArrayList<>();
        for (Block block : step.blocks()) {
            if (block.layer() == l && block.kind() != Kind.WEIGHT) {
                double[] part = Look.part(parameters, block);
                below.add(block.kind() == Kind.SLOPE ? new Line("α" + raised(l), spread(part[0], step.shape().units(l)), choosing(Kind.SLOPE))
                        : new Line(letter(block.kind()) + raised(l), part, choosing(block.kind())));
            }
        }
        double[] w = Look.part(parameters, step.block(l, Kind.WEIGHT).orElseThrow());
        return new Board(id, Optional.of(new Grid(symbol, w, choosing(Kind.WEIGHT))), List.of(), below, units(look, l - 1), units(look, l), Emphasis.CELL);
    }

    private static double[] spread(double value, int count) {
        double[] all = new double[count];
        Arrays.fill(all, value);
        return all;
    }

    static String letter(Kind kind) {
        return switch (kind) {
            case WEIGHT -> "W";
            case BIAS -> "b";
            case GAIN -> "γ";
            case SHIFT -> "β";
            case SLOPE -> "α";
        };
    }

    /** What can be looked at with the update, each by its symbol. */
    static List<String> matrices(Optimizer optimizer) {
        List<String> all = new ArrayList<>(List.of("Δ", "g"));
        Remembered.by(optimizer).forEach(one -> all.add(one.symbol().equals("v^{\\max}") ? "vₘₐₓ" : one.symbol()));
        all.addAll(List.of("W", "W′"));
        return all;
    }

    private List<Board> update(Look look) {
        StepUnderLens.Update update = look.step().update();
        String of = raised(look.shownLayer());
        Board change = matrix(look, "change", "Δ" + of, difference(update.after(), update.before()));
        if (!UpdateTrace.isElementwise(look.step(), look.parameter())) {
            return List.of(matrix(look, "direction", "g" + of, update.direction()), change);
        }
        List<Remembered> remembered = Remembered.by(look.step().spec().optimizer());
        int number = Math.min(look.matrix(), remembered.size() + 3);
        if (number == 0) {
            return List.of(change);
        }
        if (number == 1) {
            return List.of(matrix(look, "direction", "g" + of, update.direction()));
        }
        if (number < 2 + remembered.size()) {
            Remembered one = remembered.get(number - 2);
            return List.of(matrix(look, "memory", one.symbol().equals("v^{\\max}") ? "vₘₐₓ" : one.symbol() + of, one.of(look.step(), true)));
        }
        return number == 2 + remembered.size() ? List.of(matrix(look, "before", "W" + of, update.before())) : List.of(matrix(look, "after", "W′" + of, update.after()));
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private Board after(Look look) {
        StepUnderLens.Losses losses = look.step().losses();
        double reach = Math.max(Board.reach(losses.examples()), Board.reach(losses.examplesAfter()));
        return Board.table("after", List.of(new Line("ℓ", losses.examples(), reach, Optional.empty()), new Line("ℓ′", losses.examplesAfter(), reach, Optional.empty()),
                new Line("ℓ′ − ℓ", difference(losses.examplesAfter(), losses.examples()))), examples(look));
    }
}
