package gradlab.ui;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The head of a workplace: its title, what it is good for, its tools, the way out. The sentence stands beside the title where it
 * fits there on a line, else below over the whole width; with very little room the tools go below the title.
 */
public final class PlaceHead extends Pane {

    private static final double GAP = 8;
    private static final double LINES = 2;

    private final Label title = new Label();
    private final Label about;
    private final FlowPane tools = new FlowPane(GAP, GAP / 2);
    private final Button close = new Button("", new FontIcon(Feather.X));

    /**
     * @param place part of the texts: {@code <place>.title}, {@code <place>.close} and {@code <place>.close.hint}; the id of the
     *         button is {@code <place>-close}
     * @param about what it is good for, or how it stands
     */
    public PlaceHead(Words words, String place, Label about, Runnable leave, Region... tools) {
        this.about = about;
        getStyleClass().add("place-head");
        title.textProperty().bind(words.of(place + ".title"));
        title.getStyleClass().add("card-title");
        about.getStyleClass().add("caption");
        about.setWrapText(true);
        close.setId(place + "-close");
        close.getStyleClass().addAll("icon-button", "flat");
        close.accessibleTextProperty().bind(words.of(place + ".close"));
        Tips.on(close, words.of(place + ".close.hint"));
        close.setOnAction(_ -> leave.run());
        this.tools.setAlignment(Pos.CENTER_RIGHT);
        this.tools.getChildren().addAll(tools);
        this.tools.setManaged(tools.length > 0);
        this.tools.setVisible(tools.length > 0);
        getChildren().addAll(title, about, this.tools, close);
    }

    /** The same with a sentence that stands under {@code <place>.about}. */
    public PlaceHead(Words words, String place, Runnable leave, Region... tools) {
        this(words, place, sentence(words, place), leave, tools);
    }

    private static Label sentence(Words words, String place) {
        Label about = new Label();
        about.textProperty().bind(words.of(place + ".about"));
        return about;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return title.prefWidth(-1) + GAP + about.prefWidth(-1) + GAP + toolsWidth() + close.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        // panes that know no bias ask without a width
        double known = getWidth() > 0 ? getWidth() : computePrefWidth(-1);
        return place(width < 0 ? known : width, false);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    private double toolsWidth() {
        double width = tools.getChildren().stream().mapToDouble(tool -> tool.prefWidth(-1) + GAP).sum();
        return snapSizeX(width);
    }

    /** The height of all of it. */
    private double place(double width, boolean move) {
        double out = snapSizeX(close.prefWidth(-1));
        double named = snapSizeX(title.prefWidth(-1));
        boolean toolsBeside = named + GAP + toolsWidth() + out <= width;
        double row = Math.max(snapSizeY(title.prefHeight(-1)), close.prefHeight(-1));
        double right = width - out - (toolsBeside ? toolsWidth() : 0);
        if (toolsBeside && tools.isManaged()) {
            row = Math.max(row, snapSizeY(tools.prefHeight(toolsWidth())));
        }
        double rest = Math.floor(right - named - 2 * GAP);
        boolean said = !about.getText().isEmpty();
        boolean beside = said && rest >= about.prefWidth(-1);
        double y = row;
        if (move) {
            title.resizeRelocate(0, Math.round((row - title.prefHeight(-1)) / 2), Math.min(named, width - out), title.prefHeight(-1));
            close.resizeRelocate(width - out, Math.round((row - close.prefHeight(-1)) / 2), out, close.prefHeight(-1));
            about.setVisible(said);
        }
        if (beside && move) {
            about.resizeRelocate(named + GAP, Math.round((row - about.prefHeight(rest)) / 2), rest, about.prefHeight(rest));
        } else if (said && !beside) {
            double high = snapSizeY(about.prefHeight(width));
            if (move) {
                about.resizeRelocate(0, y + LINES, width, high);
            }
            y += LINES + high;
        }
        if (tools.isManaged()) {
            double high = snapSizeY(tools.prefHeight(toolsBeside ? toolsWidth() : width));
            if (move) {
                tools.setAlignment(toolsBeside ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
                tools.resizeRelocate(toolsBeside ? right - GAP : 0, toolsBeside ? Math.round((row - high) / 2) : y + GAP / 2,
                        toolsBeside ? toolsWidth() : width, high);
            }
            y += toolsBeside ? 0 : GAP / 2 + high;
        }
        return y;
    }
}
