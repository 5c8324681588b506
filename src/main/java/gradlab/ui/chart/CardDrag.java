package gradlab.ui.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Dragging a card by its title onto another one: they change places. */
final class CardDrag {

    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    /** A hand that trembles does not drag. */
    private static final double LEAST = 6;

    private final Supplier<List<Card>> standing;
    private final BiConsumer<Card, Card> swap;
    private double fromX;
    private double fromY;
    private boolean dragging;
    private Optional<Card> target = Optional.empty();

    /**
     * @param standing the cards that can be seen
     * @param swap is told which card was dropped on which
     */
    CardDrag(Supplier<List<Card>> standing, BiConsumer<Card, Card> swap) {
        this.standing = standing;
        this.swap = swap;
    }

    /** Lets a card be dragged. */
    void install(Card card) {
        var handle = card.head().handle();
        handle.setOnMousePressed(event -> {
            fromX = event.getSceneX();
            fromY = event.getSceneY();
            dragging = false;
        });
        handle.setOnMouseDragged(event -> {
            if (event.getButton() == MouseButton.PRIMARY && standing.get().size() > 1) {
                dragging |= Math.hypot(event.getSceneX() - fromX, event.getSceneY() - fromY) > LEAST;
                if (dragging) {
                    handle.setCursor(Cursor.CLOSED_HAND);
                    card.pseudoClassStateChanged(TAKEN, true);
                    aim(under(event).filter(other -> other != card));
                }
            }
        });
        handle.setOnMouseReleased(_ -> {
            Optional<Card> dropped = target;
            aim(Optional.empty());
            card.pseudoClassStateChanged(TAKEN, false);
            handle.setCursor(Cursor.OPEN_HAND);
            if (dragging) {
                dragging = false;
                dropped.ifPresent(other -> swap.accept(card, other));
            }
        });
    }

    private void aim(Optional<Card> at) {
        target.ifPresent(before -> before.pseudoClassStateChanged(TARGET, false));
        target = at;
        target.ifPresent(now -> now.pseudoClassStateChanged(TARGET, true));
    }

    private Optional<Card> under(MouseEvent event) {
        return standing.get().stream().filter(card -> card.isVisible()
                && card.contains(card.sceneToLocal(event.getSceneX(), event.getSceneY()))).findFirst();
    }
}
