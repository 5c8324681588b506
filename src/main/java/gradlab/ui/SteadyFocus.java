package gradlab.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Subscription;

/**
 * Keeps the focus where the user works. JavaFX hands the focus of a control that goes away or is switched off to whatever comes
 * next and scrolls there: the page of a lesson would run from the answer that is about to come to the next question, the form
 * back to its first field. Here the nearest thing around that control which is still there takes the focus, and nothing moves;
 * Tab goes on from that place. FX thread only.
 */
final class SteadyFocus {

    private final Scene scene;
    /** What stood around the control with the focus when it got it, nearest first. */
    private List<Node> around = List.of();

    private SteadyFocus(Scene scene) {
        this.scene = scene;
    }

    /**
     * From now on, for the scene's life.
     *
     * @return ends it
     */
    static Subscription in(Scene scene, FrameClock clock) {
        SteadyFocus kept = new SteadyFocus(scene);
        return Subscription.combine(scene.focusOwnerProperty().subscribe(owner -> kept.around = owner == null ? List.of() : parents(owner)),
                // JavaFX looks for a control that lost its right to the focus at the end of a frame
                clock.onPulse(kept::look));
    }

    private void look() {
        Node owner = scene.getFocusOwner();
        if (owner != null && !mayHave(owner)) {
            around.stream().filter(this::mayHave).findFirst().ifPresent(Node::requestFocus);
        }
    }

    private boolean mayHave(Node node) {
        return node.getScene() == scene && !node.isDisabled() && node.isVisible() && parents(node).stream().allMatch(Node::isVisible);
    }

    private static List<Node> parents(Node node) {
        return Stream.<Node>iterate(node.getParent(), Objects::nonNull, Node::getParent).toList();
    }
}
