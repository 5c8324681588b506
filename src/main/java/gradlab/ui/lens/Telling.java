package gradlab.ui.lens;

import gradlab.experiment.Catalogues;
import gradlab.experiment.Clipping;
import gradlab.experiment.Directions;
import gradlab.experiment.Regularization;
import gradlab.nn.Activation;
import gradlab.nn.AdamW;
import gradlab.nn.Adadelta;
import gradlab.nn.Adamax;
import gradlab.nn.AmsGrad;
import gradlab.nn.Lbfgs;
import gradlab.nn.Lion;
import gradlab.nn.Loss;
import gradlab.nn.MomentumClassic;
import gradlab.nn.Muon;
import gradlab.nn.NAdam;
import gradlab.nn.NesterovClassic;
import gradlab.nn.Normalization;
import gradlab.nn.NotesNag;
import gradlab.nn.Optimizer;
import gradlab.nn.PRelu;
import gradlab.nn.RAdam;
import gradlab.nn.Rprop;
import gradlab.train.StepUnderLens;
import gradlab.train.StepUnderLens.Layer;
import gradlab.train.UpdateTrace;
import gradlab.ui.Words;

/** What is said at each stage: what happens, with the numbers of the chosen unit, and what to look at. */
final class Telling {

    private final Words words;

    Telling(Words words) {
        this.words = words;
    }

    String title(Look look) {
        Stage stage = look.stage();
        return words.get("lens.stage." + stage.kind().id(), stage.layer());
    }

    /** Two or three sentences. */
    String sentence(Look look) {
        StepUnderLens step = look.step();
        Layer layer = look.shown();
        int unit = look.unit(layer.number()) + 1;
        int at = look.unit(layer.number());
        String how = look.whole() ? ".whole" : "";
        return switch (look.stage().kind()) {
            case INPUT -> input(look) + ahead(step);
            case SUM -> words.get("lens.say.sum" + how, layer.number(), unit, number(look.row(layer.sums(), layer.units())[at]));
            case NORMALIZE -> normalize(look, layer, at);
            case ACTIVATE -> activate(look, layer, at);
            case DROP -> words.get("lens.say.drop" + how, zeros(look.whole() ? layer.mask() : look.row(layer.mask(), layer.units())),
                    look.whole() ? layer.mask().length : layer.units(), number(1 / (1 - step.batch().dropped())));
            case LOSS -> loss(look, layer);
            case OUTPUT_DELTA -> words.get("lens.say.output-delta" + how, step.rows(), number(look.row(layer.deltas(), layer.units())[at]));
            case GRADIENT -> gradient(look);
            case BACK -> back(look, layer, at);
            case DIRECTION -> direction(look);
            case UPDATE -> update(look);
            case AFTER -> after(step);
        };
    }

    private String number(double value) {
        return words.number(value, 4);
    }

    private static int zeros(double[] mask) {
        int zeros = 0;
        for (double one : mask) {
            zeros += one == 0 ? 1 : 0;
        }
        return zeros;
    }

    private String input(Look look) {
        StepUnderLens step = look.step();
        if (look.whole()) {
            return words.get("lens.say.input.whole", step.rows(), step.shape().inputs());
        }
        return words.get("lens.say.input", look.example() + 1, step.rows(), words.whole(step.batch().examples()[look.example()] + 1L), step.shape().inputs(), answer(look));
    }

    /** The right answer of the example: a class by its name, or numbers. */
    private String answer(Look look) {
        StepUnderLens step = look.step();
        double[] y = new double[step.shape().outputs()];
        System.arraycopy(step.batch().y(), look.example() * y.length, y, 0, y.length);
        var names = step.moment().data().training().classNames();
        if (names.size() > 1) {
            int best = 0;
            for (int k = 0; k < y.length; k++) {
                best = y[k] > y[best] ? k : best;
            }
            int index = y.length == 1 ? (int) y[0] : best;
            return "«" + names.get(index) + "»";
        }
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < Math.min(3, y.length); k++) {
            text.append(k > 0 ? "; " : "").append(number(y[k]));
        }
        return text + (y.length > 3 ? "; …" : "");
    }

    private String ahead(StepUnderLens step) {
        return step.spec().optimizer() instanceof NesterovClassic ? " " + words.get("lens.say.ahead") : "";
    }

    private String normalize(Look look, Layer layer, int unit) {
        boolean overBatch = look.step().shape().normalization() instanceof Normalization.Batch;
        if (overBatch) {
            return words.get("lens.say.normalize.batch", unit + 1, number(layer.mean()[unit]), number(layer.deviation()[unit]));
        }
        return look.whole() ? words.get("lens.say.normalize.layer.whole")
                : words.get("lens.say.normalize.layer", number(layer.mean()[look.example()]), number(layer.deviation()[look.example()]));
    }

    private String activate(Look look, Layer layer, int at) {
        String name = words.get("activation." + Catalogues.ACTIVATION.entryOf(look.step().shape().activation(layer.number())).spelling().english());
        double slope = look.row(layer.slopes(), layer.units())[at];
        if (look.whole()) {
            double small = 0;
            for (int i = 0; i < look.step().rows(); i++) {
                small += Math.abs(layer.slopes()[i * layer.units() + at]) < 0.1 * layer.activation().greatestSlope() ? 1 : 0;
            }
            return words.get("lens.say.activate.whole", name, at + 1, number(slope), words.percent(small / look.step().rows()));
        }
        String said = words.get("lens.say.activate", name, at + 1, number(look.row(layer.a(), layer.units())[at]), number(slope));
        return said + " " + words.get("lens.say.activate." + (slope == 0 ? "zero" : Math.abs(slope) < 0.1 * layer.activation().greatestSlope() ? "flat" : "open"));
    }

    private String loss(Look look, Layer layer) {
        StepUnderLens step = look.step();
        String penalty = step.losses().penalty() == 0 ? "" : " " + words.get("lens.say.loss.penalty", number(step.losses().penalty()));
        if (look.whole()) {
            return words.get("lens.say.loss.whole", step.rows(), number(step.losses().batch())) + penalty;
        }
        double[] o = look.row(layer.z(), layer.units());
        double[] p = Chances.of(step.loss(), o);
        int at = look.unit(step.depth());
        String own = number(step.losses().examples()[look.example()]);
        String all = number(step.losses().batch());
        if (!Symbols.hasProbability(step.loss())) {
            return words.get("lens.say.loss", number(p[at]), answer(look), own, all) + penalty;
        }
        int told = step.loss() instanceof Loss.CrossEntropy ? Formulas.right(look.row(step.batch().y(), layer.units())) : at;
        int named = p.length == 1 ? 1 : told;
        var names = step.moment().data().training().classNames();
        String name = named < names.size() ? "«" + names.get(named) + "»" : String.valueOf(named + 1);
        return words.get("lens.say.loss.chance", number(p[told]), answer(look), own, all, name) + penalty;
    }

    private String gradient(Look look) {
        StepUnderLens step = look.step();
        double whole = step.update().gradient()[look.parameter()];
        if (look.whole()) {
            return words.get("lens.say.gradient.whole", name(look), number(whole), step.rows());
        }
        var block = step.blockOf(look.parameter());
        int at = look.parameter() - block.offset();
        double share = step.contribution(block, at / block.columns(), at % block.columns(), look.example());
        return words.get("lens.say.gradient", name(look), number(share), number(whole));
    }

    private String back(Look look, Layer layer, int unit) {
        double arriving = look.row(layer.arriving(), layer.units())[unit];
        double delta = look.row(layer.deltas(), layer.units())[unit];
        double slope = look.row(layer.slopes(), layer.units())[unit];
        String said = words.get(look.whole() ? "lens.say.back.whole" : "lens.say.back", layer.number(), layer.number() + 1, unit + 1, number(arriving), number(slope), number(delta));
        return layer.isNormalized() ? said + " " + words.get("lens.say.back.normalized") : said;
    }

    private String direction(Look look) {
        StepUnderLens step = look.step();
        StringBuilder said = new StringBuilder(words.get("lens.say.direction"));
        if (!(step.spec().directions() instanceof Directions.All)) {
            said.append(' ').append(words.get("lens.say.direction.directions"));
        }
        if (step.spec().regularization().stream().anyMatch(one -> one instanceof Regularization.L1 || one instanceof Regularization.L2)) {
            said.append(' ').append(words.get("lens.say.direction.penalty"));
        }
        if (!(step.spec().clipping() instanceof Clipping.None)) {
            said.append(' ').append(words.get("lens.say.direction.clip", number(length(step.update().penalised())), number(length(step.update().direction()))));
        }
        return said.toString();
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double one : vector) {
            sum += one * one;
        }
        return Math.sqrt(sum);
    }

    private String update(Look look) {
        StepUnderLens step = look.step();
        int k = look.parameter();
        double before = step.update().before()[k];
        double after = step.update().after()[k];
        String said = words.get("lens.say.update", optimizer(step), name(look), words.number(before, 6), words.number(after, 6), number(step.update().rate()));
        if (!UpdateTrace.isElementwise(step, k)) {
            said += " " + words.get(step.spec().optimizer() instanceof Muon ? "lens.say.update.muon" : "lens.say.update.lbfgs");
        }
        return step.isReplaced() ? said + " " + words.get("lens.say.update.replaced") : said;
    }

    String optimizer(StepUnderLens step) {
        return words.get("optimizer." + Catalogues.OPTIMIZER.entryOf(step.spec().optimizer()).spelling().english());
    }

    private String after(StepUnderLens step) {
        double real = step.losses().batchAfter() - step.losses().batch();
        double predicted = step.predictedChange();
        String said = words.get("lens.say.after", number(step.losses().batch()), number(step.losses().batchAfter()), number(real), number(predicted));
        String verdict = !Double.isFinite(real) ? "broken" : real > 0 ? "grew" : Math.abs(real - predicted) <= 0.2 * Math.abs(predicted) ? "straight" : "bent";
        return said + " " + words.get("lens.say.after." + verdict);
    }

    /** The chosen parameter in words: вес 2 → 3 слоя 1. */
    String name(Look look) {
        int layer = look.shownLayer();
        var block = look.step().blockOf(look.parameter());
        return switch (block.kind()) {
            case WEIGHT -> words.get("lens.parameter.weight", look.unit(layer - 1) + 1, look.unit(layer) + 1, layer);
            case BIAS -> words.get("lens.parameter.bias", look.unit(layer) + 1, layer);
            case GAIN -> words.get("lens.parameter.gain", look.unit(layer) + 1, layer);
            case SHIFT -> words.get("lens.parameter.shift", look.unit(layer) + 1, layer);
            case SLOPE -> words.get("lens.parameter.slope", layer);
        };
    }

    /** The lesson that explains the stage. */
    String lesson(Look look) {
        return switch (look.stage().kind()) {
            case INPUT -> "data-normalization";
            case SUM -> "vectors-tensors";
            case NORMALIZE -> "batch-norm";
            case ACTIVATE -> look.shown().activation().saturates() ? "saturation" : canDie(look.shown().activation()) ? "dead-relu" : "activations";
            case DROP -> "regularization";
            case LOSS -> "loss-metric";
            case OUTPUT_DELTA, GRADIENT -> "backprop";
            case BACK -> "vanishing-exploding";
            case DIRECTION -> look.step().spec().directions() instanceof Directions.All ? "regularization" : "gradient-rank";
            case UPDATE -> lesson(look.step().spec().optimizer());
            case AFTER -> "derivative-gradient";
        };
    }

    private static boolean canDie(Activation activation) {
        return activation instanceof Activation.Relu || activation instanceof Activation.LeakyRelu || activation instanceof PRelu;
    }

    private static String lesson(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd sgd -> "gd-learning-rate";
            case Optimizer.Momentum momentum -> "momentum-nag";
            case MomentumClassic momentum -> "momentum-nag";
            case Optimizer.Nesterov nesterov -> "momentum-nag";
            case NesterovClassic nesterov -> "momentum-nag";
            case NotesNag notes -> "momentum-nag";
            case Optimizer.AdaGrad adagrad -> "adagrad-rmsprop";
            case Adadelta adadelta -> "adagrad-rmsprop";
            case Optimizer.RmsProp rms -> "adagrad-rmsprop";
            case Rprop rprop -> "adagrad-rmsprop";
            case Optimizer.Adam adam -> "adam";
            case AmsGrad ams -> "adam";
            case AdamW adamw -> "adam";
            case Adamax adamax -> "adam";
            case NAdam nadam -> "adam";
            case RAdam radam -> "adam";
            case Lion lion -> "adam";
            case Muon muon -> "singular-values";
            case Lbfgs lbfgs -> "gd-learning-rate";
        };
    }

    static boolean isAveraged(Loss loss) {
        return !(loss instanceof Loss.CrossEntropy);
    }
}
