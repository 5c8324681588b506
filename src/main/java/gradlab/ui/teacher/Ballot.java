package gradlab.ui.teacher;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Raised hands, counted option by option, in two rounds: before the class has talked about it and after. A round is secret
 * until it is closed. A hand that is raised after the first round was closed begins the second; after that was closed, it
 * opens it again.
 */
final class Ballot {

    private final int[][] counts;
    private final boolean[] closed = new boolean[2];
    private final Deque<Integer> raised = new ArrayDeque<>();
    private int round;
    private boolean open;

    /** @param options how many there are */
    Ballot(int options) {
        counts = new int[2][options];
    }

    int options() {
        return counts[0].length;
    }

    /** 1 or 2: what is being counted, or was counted last. */
    int round() {
        return round + 1;
    }

    /** True from the first raised hand of a round to its end. */
    boolean isOpen() {
        return open;
    }

    /** One more hand for an option; one that does not exist is not counted. */
    boolean raise(int option) {
        if (option < 0 || option >= options()) {
            return false;
        }
        begin();
        counts[round][option]++;
        raised.push(option);
        return true;
    }

    /** One hand less for an option. */
    boolean lower(int option) {
        if (option < 0 || option >= options() || !open || counts[round][option] == 0) {
            return false;
        }
        counts[round][option]--;
        raised.removeFirstOccurrence(option);
        return true;
    }

    /** Takes the last raised hand back. */
    boolean takeBack() {
        return open && !raised.isEmpty() && lower(raised.peek());
    }

    private void begin() {
        if (!open) {
            raised.clear();
            round = closed[0] ? 1 : 0;
            open = true;
        }
    }

    /** Ends the round; false if there is nothing to count. */
    boolean close() {
        if (!open || Arrays.stream(counts[round]).sum() == 0) {
            return false;
        }
        closed[round] = true;
        open = false;
        return true;
    }

    /** The hands of the round that is being counted, or was counted last. */
    List<Integer> present() {
        return list(counts[round]);
    }

    /**
     * The hands of a closed round; a second round that was opened again is no longer closed.
     *
     * @param which 1 or 2
     */
    Optional<List<Integer>> closed(int which) {
        boolean known = closed[which - 1] && !(open && round == which - 1);
        return known ? Optional.of(list(counts[which - 1])) : Optional.empty();
    }

    /** The option with most hands in the last closed round; the first of several. */
    Optional<Integer> winner() {
        return closed(2).or(() -> closed(1)).map(hands -> hands.indexOf(hands.stream().max(Integer::compare).orElseThrow()));
    }

    /** Takes over a round that was closed before. */
    void restore(int which, List<Integer> hands) {
        if (hands.size() == options() && hands.stream().allMatch(count -> count >= 0)) {
            for (int i = 0; i < hands.size(); i++) {
                counts[which - 1][i] = hands.get(i);
            }
            closed[which - 1] = true;
            round = which - 1;
        }
    }

    private static List<Integer> list(int[] hands) {
        return Arrays.stream(hands).boxed().toList();
    }
}
