package gradlab.ui.lesson;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

    /** Writes down what was answered. */
    ObjectNode saved(ObjectNode node) {
        chosen.forEach(node.putArray("chosen")::add);
        return node.put("number", number).put("tries", tries).put("open", open).put("solved", solved);
    }

    /** Takes over what was written down; what cannot be understood stays as at the beginning. */
    void restore(JsonNode node) {
        node.path("chosen").forEach(option -> chosen.add(option.asInt(0)));
        number = node.path("number").asString("");
        tries = node.path("tries").asInt(0);
        open = node.path("open").asBoolean(true);
        solved = node.path("solved").asBoolean(false);
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
