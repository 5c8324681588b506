package gradlab.ui;

import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The middle of the window: one workplace at a time. A workplace is made when it is first wanted; while it does not stand
 * here it is not in the scene, so it draws nothing and asks for nothing.
 */
final class Middle extends StackPane implements AutoCloseable {

    private final LabModel model;
    private final Premises premises;
    private final Node lab;
    private final Map<Workplace, Function<Premises, Region>> makers;
    private final Map<Workplace, Room> rooms = new EnumMap<>(Workplace.class);

    private record Room(ScrollPane scroll, Region furniture) {
    }

    /** @param lab the network and its charts */
    Middle(Premises premises, Node lab, Map<Workplace, Function<Premises, Region>> makers) {
        this.model = premises.model();
        this.premises = premises;
        this.lab = lab;
        this.makers = Map.copyOf(makers);
        model.workplaceProperty().subscribe(this::show);
        model.concealedProperty().subscribe(hidden -> {
            if (hidden && !model.workplaceProperty().get().isOpenInRiddles()) {
                model.go(Workplace.LAB);
            }
        });
        makers.keySet().forEach(this::command);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.workplaceProperty().get() != Workplace.LAB) {
                model.go(Workplace.LAB);
                event.consume();
            }
        });
    }

    /** Its command goes there, and from there back to the lab. */
    private void command(Workplace place) {
        BooleanProperty here = new SimpleBooleanProperty();
        model.workplaceProperty().subscribe(now -> here.set(now == place));
        here.subscribe((_, wanted) -> {
            if (wanted != (model.workplaceProperty().get() == place)) {
                model.go(wanted ? place : Workplace.LAB);
            }
        });
        place.command().ifPresent(command -> {
            // in front of a class another view covers the middle: nobody would see where one went
            BooleanProperty covered = model.projectorProperty();
            if (place.changesSettings()) {
                model.commands().turns(command, here, covered.or(model.controls().locksAnything()).or(model.concealedProperty()));
            } else if (place.isOpenInRiddles()) {
                model.commands().turns(command, here, covered);
            } else {
                model.commands().turns(command, here, covered.or(model.concealedProperty()));
            }
        });
    }

    private void show(Workplace place) {
        if (place == Workplace.LAB || !makers.containsKey(place)) {
            getChildren().setAll(lab);
            return;
        }
        Room room = rooms.computeIfAbsent(place, this::furnish);
        getChildren().setAll(room.scroll());
        // what is scrolled is in the scene only when its pane has its looks: before that it could not have the focus
        room.scroll().applyCss();
        room.furniture().requestFocus();
    }

    /** What is higher than the window can be scrolled. */
    private Room furnish(Workplace place) {
        Region furniture = makers.get(place).apply(premises);
        StackPane padded = new StackPane(furniture);
        padded.getStyleClass().add("workplace");
        ScrollPane scroll = new ScrollPane(padded);
        scroll.setId("workplace-scroll");
        scroll.getStyleClass().add("workplace-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinSize(0, 0);
        return new Room(scroll, furniture);
    }

    @Override
    public void close() {
        for (Room room : rooms.values()) {
            if (room.furniture() instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    System.getLogger("gradlab.ui").log(Level.WARNING, "closing " + room, e);
                }
            }
        }
    }
}
