package gradlab.ui.lesson;

import java.util.Set;
import java.util.TreeSet;

/** What a reader answered to one question. */
final class QuizAnswer {

    private final Runnable changed;
    private final Set<Integer> chosen = new TreeSet<>();
    private String number = "";
    private int tries;
    private boolean open = true;
    private boolean solved;

    QuizAnswer(Runnable changed) {
        this.changed = changed;
    }

    /** Indices of the chosen options, in the order of the file. */
    Set<Integer> chosen() {
        return Set.copyOf(chosen);
    }

    /** @param several whether other chosen options stay chosen */
    void choose(int option, boolean several) {
        if (several && chosen.remove(option)) {
            return;
        }
        if (!several) {
            chosen.clear();
        }
        chosen.add(option);
    }

    /** As typed. */
    String number() {
        return number;
    }

    void number(String typed) {
        number = typed;
    }

    /** How often an answer was handed in. */
    int tries() {
        return tries;
    }

    /** True while the reader may still change the answer that was handed in last. */
    boolean isOpen() {
        return open;
    }

    boolean isSolved() {
        return solved;
    }

    /** Hands the answer in. */
    void give(boolean right) {
        tries++;
        open = false;
        solved = right;
        changed.run();
    }

    /** Lets the reader try once more. */
    void reopen() {
        open = true;
    }

    void reset() {
        chosen.clear();
        number = "";
        tries = 0;
        open = true;
        solved = false;
        changed.run();
    }
}
