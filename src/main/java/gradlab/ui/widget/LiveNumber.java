package gradlab.ui.widget;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** A number in the text that is dragged to the left and right; what depends on it changes at once. */
public final class LiveNumber extends Label {

    /** Across this many points the whole range is passed. */
    private static final double TRAVEL = 240;

    private final Draggable number;
    private double reserved;
    private double pressedX;
    private double pressedValue;

    public LiveNumber(Sheet page, Draggable number) {
        this.number = number;
        getStyleClass().add("live-number");
        setFocusTraversable(true);
        setCursor(Cursor.H_RESIZE);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.SLIDER);
        Tooltip hint = new Tooltip();
        page.keep(page.words().textsProperty().subscribe((_, _) -> relabel(page, hint)));
        page.keep(number.valueProperty().subscribe(_ -> relabel(page, hint)));
        setTooltip(hint);
        setOnMousePressed(this::grab);
        setOnMouseDragged(this::drag);
        setOnKeyPressed(key -> number.press(key, true));
    }

    /** Keeps at least so many letters' room, so that numbers below each other do not jump. */
    void reserve(double ems) {
        reserved = ems;
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double ofHeight) {
        return Math.max(super.computePrefWidth(ofHeight), Math.ceil(reserved * getFont().getSize()));
    }

    private void relabel(Sheet page, Tooltip hint) {
        setText(number.text(page.words()));
        hint.setText(page.words().get("widget.live.hint", number.name(), Draggable.fixed(page.words(), number.least(), number.decimals()),
                Draggable.fixed(page.words(), number.greatest(), number.decimals())));
        setAccessibleText(number.name() + " = " + getText());
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    private void grab(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            pressedX = event.getScreenX();
            pressedValue = number.value();
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            double share = (event.getScreenX() - pressedX) / TRAVEL;
            number.set(pressedValue + share * (number.greatest() - number.least()));
            event.consume();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> number.value();
            case MIN_VALUE -> number.least();
            case MAX_VALUE -> number.greatest();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
