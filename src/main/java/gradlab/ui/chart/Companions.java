package gradlab.ui.chart;

import gradlab.train.Branch;
import gradlab.train.Recorder;
import gradlab.train.RunState;
import gradlab.train.RunState.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The runs that a chart shows beside the chosen one.
 *
 * @param chosen number of the chosen run
 * @param reference the run that the chosen one is compared with: the one it left, if that is still there
 * @param difference whether the difference from that run is wanted too
 */
record Companions(int chosen, List<Companion> others, Optional<Companion> reference, boolean difference) {

    static final Companions NONE = new Companions(0, List.of(), Optional.empty(), false);

    /** Another run and its numbers. */
    record Companion(int number, Readings readings) {
        private Companion copy() {
            return new Companion(number, readings.copy());
        }
    }

    /** @param readings the numbers of a run, the same object as long as nothing about them changed */
    static Companions of(RunState state, boolean difference, Function<Recorder, Readings> readings) {
        if (state.branches().size() < 2) {
            return NONE;
        }
        List<Companion> others = new ArrayList<>();
        for (Branch branch : state.branches()) {
            if (branch.number() != state.chosen()) {
                branch.run().map(RunRecord::recorder).ifPresent(recorder -> others.add(new Companion(branch.number(), readings.apply(recorder))));
            }
        }
        Optional<Integer> left = state.branch(state.chosen()).flatMap(Branch::origin).map(Branch.Origin::number);
        Optional<Companion> reference = others.stream().filter(other -> left.equals(Optional.of(other.number()))).findFirst()
                .or(() -> others.stream().findFirst());
        return new Companions(state.chosen(), List.copyOf(others), reference, difference);
    }

    /** The same for another thread. */
    Companions copy() {
        List<Companion> copies = others.stream().map(Companion::copy).toList();
        return new Companions(chosen, copies,
                reference.flatMap(wanted -> copies.stream().filter(copy -> copy.number() == wanted.number()).findFirst()), difference);
    }

    /** Numbers of all runs, ascending. */
    List<Integer> numbers() {
        return Stream.concat(Stream.of(chosen), others.stream().map(Companion::number)).sorted().toList();
    }

    boolean isEmpty() {
        return others.isEmpty();
    }
}
