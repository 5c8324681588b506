package gradlab.ui.lesson;

import gradlab.catalogue.Place;
import gradlab.math.expression.Expression;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** A number in the text that follows the draggable ones. What cannot be computed shows itself with the reason. */
final class ComputedNumber extends Label {

    private static final int DIGITS = 3;

    private final Page page;
    private final String text;
    private Optional<Expression> expression = Optional.empty();
    private Optional<Expression.Mistake> unreadable = Optional.empty();

    ComputedNumber(Page page, String text) {
        this.page = page;
        this.text = text;
        getStyleClass().add("computed-number");
        setMinWidth(USE_PREF_SIZE);
        try {
            expression = Optional.of(Expression.parse(text));
        } catch (Expression.Mistake mistake) {
            unreadable = Optional.of(mistake);
        }
        page.keep(page.scope().follow(this::compute));
        page.keep(page.words().textsProperty().subscribe((_, _) -> compute()));
    }

    private void compute() {
        try {
            unreadable.ifPresent(mistake -> {
                throw mistake;
            });
            double value = expression.map(known -> known.value(page.scope().values())).orElse(Double.NaN);
            setText(page.words().number(value == 0 ? 0 : value, DIGITS));
            getStyleClass().remove("formula-unreadable");
            setTooltip(null);
        } catch (Expression.Mistake mistake) {
            setText(text);
            if (!getStyleClass().contains("formula-unreadable")) {
                getStyleClass().add("formula-unreadable");
            }
            setTooltip(new Tooltip(mistake.at(new Place(text, 1, 1)).message(page.words().texts())));
        }
    }
}
