package gradlab.ui.network;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The numbers of what the mouse points at, in a small card beside it. */
final class HoverCard extends HBox {

    /** One number with its name. */
    record Row(String name, String value) {
    }

    /** What a card says; the image shows what a first-layer unit of an image network looks for. */
    record Text(String title, List<Row> rows, Optional<Image> image) {
    }

    private static final double DISTANCE = 14;
    private static final double IMAGE_SIDE = 84;

    private final Label title = new Label();
    private final GridPane rows = new GridPane(10, 2);
    private final ImageView image = new ImageView();
    private Optional<Text> text = Optional.empty();

    HoverCard() {
        setId("network-hover");
        getStyleClass().add("network-hover");
        title.getStyleClass().add("network-hover-title");
        image.setFitWidth(IMAGE_SIDE);
        image.setFitHeight(IMAGE_SIDE);
        image.setSmooth(false);
        image.managedProperty().bind(image.visibleProperty());
        getChildren().addAll(new VBox(4, title, rows), image);
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    void hide() {
        setVisible(false);
    }

    /** Shows a text beside the point, within a frame of this size. */
    void show(Text next, double x, double y, double frameWidth, double frameHeight) {
        if (!text.equals(Optional.of(next))) {
            text = Optional.of(next);
            fill(next);
        }
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(-1));
        double right = x + DISTANCE;
        double left = right + width <= frameWidth ? right : x - DISTANCE - width;
        resizeRelocate(Math.max(0, left), Math.clamp(y - height / 2, 0, Math.max(0, frameHeight - height)), width, height);
    }

    private void fill(Text next) {
        title.setText(next.title());
        rows.getChildren().clear();
        for (int i = 0; i < next.rows().size(); i++) {
            Label name = new Label(next.rows().get(i).name());
            name.getStyleClass().add("network-hover-name");
            Label value = new Label(next.rows().get(i).value());
            value.getStyleClass().add("network-hover-value");
            rows.addRow(i, name, value);
        }
        image.setImage(next.image().orElse(null));
        image.setVisible(next.image().isPresent());
    }
}
