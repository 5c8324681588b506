package gradlab.ui.arena;

import gradlab.experiment.Catalogues;
import gradlab.nn.Optimizer;
import gradlab.surface.RacePlan.Result;
import gradlab.surface.RacePlan;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/** How the runners of a race are called and drawn, and how the race stands, in one sentence. */
final class RunnerWords {

    private static final int COLOURS = 8;

    private final Words words;

    RunnerWords(Words words) {
        this.words = words;
    }

    static Color colour(Palette palette, int runner) {
        return palette.series(runner);
    }

    /** Where colours repeat, dashes differ. */
    static double[] dashes(int runner) {
        return Palette.dashes(runner + runner / COLOURS);
    }

    /** The method's short name: there is little room in the table and on the map. */
    String method(Optimizer optimizer) {
        String english = Catalogues.OPTIMIZER.entryOf(optimizer).spelling().english();
        return Stream.of("arena.method." + english, "optimizer." + english + ".short").filter(words.texts()::has).findFirst().map(words::get)
                .orElseGet(() -> fullName(optimizer));
    }

    /** The method's name as everywhere else. */
    String fullName(Optimizer optimizer) {
        return words.get("optimizer." + Catalogues.OPTIMIZER.entryOf(optimizer).spelling().english());
    }

    /** The method, with its rate where it runs more than once. */
    String name(RacePlan plan, int runner) {
        Optimizer optimizer = plan.runners().get(runner);
        boolean alone = plan.runners().stream().filter(other -> other.getClass() == optimizer.getClass()).count() == 1;
        return alone ? method(optimizer) : method(optimizer) + " " + rate(optimizer);
    }

    private String rate(Optimizer optimizer) {
        return words.get("arena.rate-of", words.number(optimizer.rate(), 3));
    }

    /** Height over the floor or, where there is none, the height itself. */
    String height(Result result, int runner, int step) {
        return result.trails().get(runner).divergedBy(step) ? "∞" : words.number(Math.max(result.floor().isPresent() ? 0 : Double.NEGATIVE_INFINITY, result.height(runner, step)), 3);
    }

    /** The race in one sentence. */
    String standing(Result result, int step) {
        RacePlan plan = result.plan();
        if (plan.runners().isEmpty()) {
            return words.get("arena.standing.nobody");
        }
        String lost = lost(result, step);
        List<Integer> order = result.order(step);
        int first = order.getFirst();
        if (step == 0) {
            return words.get(result.floor().isPresent() ? "arena.standing.start" : "arena.standing.start.height", height(result, first, 0));
        }
        if (result.trails().get(first).divergedBy(step)) {
            return words.get("arena.standing.all-lost");
        }
        OptionalInt finish = result.finish(first);
        if (finish.isPresent() && finish.getAsInt() <= step) {
            long there = IntStream.range(0, plan.runners().size()).filter(i -> result.finish(i).isPresent() && result.finish(i).getAsInt() <= step).count();
            String others = there < 2 ? "" : " " + words.get("arena.standing.next", name(plan, order.get(1)), words.whole(result.finish(order.get(1)).getAsInt()));
            return words.get("arena.standing.won", name(plan, first), words.whole(finish.getAsInt())) + others + lost;
        }
        return words.get(result.floor().isPresent() ? "arena.standing.ahead" : "arena.standing.ahead.height", name(plan, first), height(result, first, step), words.whole(step)) + lost;
    }

    private String lost(Result result, int step) {
        String names = IntStream.range(0, result.trails().size()).filter(i -> result.trails().get(i).divergedBy(step)).mapToObj(i -> name(result.plan(), i))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " " + words.get("arena.standing.lost", names);
    }

    /** A place or an arrow as people write it. */
    String point(double x, double y, int digits) {
        return words.get("arena.point", words.number(x, digits), words.number(y, digits));
    }
}
