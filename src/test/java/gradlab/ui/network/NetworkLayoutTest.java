package gradlab.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Link;
import gradlab.ui.network.NetworkLayout.Room;
import gradlab.ui.network.NetworkLayout.Unit;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NetworkLayoutTest {

    private static final Room ROOM = new Room(600, 250, 32, 20, 20, 80);

    private static NetworkLayout layout(int... units) {
        return layout(ROOM, 1, units);
    }

    private static NetworkLayout layout(Room room, int selected, int... units) {
        List<LayerSpec> hidden = Arrays.stream(units, 1, units.length - 1)
                .mapToObj(count -> new LayerSpec(count, new Activation.Tanh())).toList();
        return new NetworkLayout(NetworkShape.of(units[0], hidden, units[units.length - 1]), room, selected);
    }

    @Test
    void layersStandFromLeftToRightAtEqualDistances() {
        NetworkLayout layout = layout(2, 8, 8, 6, 1);

        List<Column> columns = layout.columns();
        assertThat(columns).extracting(Column::layer).containsExactly(0, 1, 2, 3, 4);
        for (int i = 1; i < columns.size(); i++) {
            assertThat(columns.get(i).x() - columns.get(i - 1).x()).isCloseTo(layout.spacing(), within());
        }
    }

    @Test
    void everythingStandsWithinTheRoom() {
        for (int[] units : new int[][] {{2, 8, 8, 6, 1}, {2, 1}, {784, 64, 10}, {2, 32, 32, 32, 32, 32, 32, 32, 32, 1}}) {
            NetworkLayout layout = layout(units);
            for (Column column : layout.columns()) {
                assertThat(column.x() - layout.half(column)).isNotNegative();
                assertThat(column.x() + layout.half(column)).isLessThanOrEqualTo(ROOM.width() - ROOM.trailing());
                for (int unit = 0; unit < column.shown(); unit++) {
                    assertThat(layout.y(column, unit) - layout.size() / 2).isNotNegative();
                    assertThat(layout.y(column, unit) + layout.size() / 2).isLessThanOrEqualTo(ROOM.height() - ROOM.captions());
                }
            }
        }
    }

    @Test
    void unitsStandSymmetricallyAroundTheMiddle() {
        NetworkLayout layout = layout(2, 8, 1);
        Column hidden = layout.column(1).orElseThrow();

        assertThat(layout.y(hidden, 0) + layout.y(hidden, 7)).isCloseTo(2 * layout.middle(), within());
        assertThat(layout.y(layout.column(2).orElseThrow(), 0)).isCloseTo(layout.middle(), within());
    }

    @Test
    void layersThatFitAreShownWhole() {
        assertThat(layout(2, 8, 8, 6, 1).columns()).allMatch(column -> column.folded() == 0);
    }

    @Test
    void wideLayersAreFoldedAndCountWhatIsHidden() {
        NetworkLayout layout = layout(2, 64, 1);
        Column wide = layout.column(1).orElseThrow();

        assertThat(wide.shown() + wide.folded()).isEqualTo(64);
        assertThat(wide.shown()).isEqualTo(NetworkLayout.capacity(ROOM) - 1);
    }

    @Test
    void unitsOfFoldedLayersKeepTheSmallestPitch() {
        NetworkLayout layout = layout(2, 64, 1);
        Column wide = layout.column(1).orElseThrow();

        assertThat(layout.y(wide, 1) - layout.y(wide, 0)).isGreaterThanOrEqualTo(NetworkLayout.MIN_PITCH);
    }

    @Test
    void manyInputsBecomeOneStack() {
        Column inputs = layout(784, 64, 10).columns().getFirst();

        assertThat(inputs.stacked()).isTrue();
        assertThat(inputs.folded()).isEqualTo(784);
    }

    @Test
    void neuronsAreLargeWhereThereIsRoom() {
        assertThat(layout(2, 4, 1).size()).isBetween(26.0, 30.0);
    }

    @Test
    void neuronIsFoundAtItsMiddleAndNotBesideIt() {
        NetworkLayout layout = layout(2, 8, 8, 6, 1);
        Column column = layout.column(2).orElseThrow();

        assertThat(layout.unitAt(column.x(), layout.y(column, 5))).contains(new Unit(2, 5));
        assertThat(layout.unitAt(column.x() + layout.spacing() / 2, layout.y(column, 5))).isEmpty();
    }

    @Test
    void layerIsFoundFromTopToCaption() {
        NetworkLayout layout = layout(2, 8, 8, 6, 1);
        double x = layout.column(3).orElseThrow().x();

        assertThat(layout.layerAt(x, 1)).hasValue(3);
        assertThat(layout.layerAt(x + 5, ROOM.height() - 2)).hasValue(3);
        assertThat(layout.layerAt(x, ROOM.height() + 1)).isEmpty();
        assertThat(layout.layerAt(x + layout.spacing() / 2, 100)).isEmpty();
    }

    @Test
    void linkIsFoundOnItsLine() {
        NetworkLayout layout = layout(2, 3, 1);
        Column left = layout.column(0).orElseThrow();
        Column right = layout.column(1).orElseThrow();
        double from = left.x() + layout.half(left);
        double to = right.x() - layout.half(right);
        double x = from + 0.8 * (to - from);
        double y = 0.2 * layout.y(left, 1) + 0.8 * layout.y(right, 0);

        assertThat(layout.linkAt(x, y, 4)).contains(new Link(1, 1, 0));
        assertThat(layout.linkAt(x, 2, 4)).isEmpty();
    }

    @Test
    void linksOfAStackAreNotPointedAt() {
        NetworkLayout layout = layout(784, 3, 2);
        Column stack = layout.columns().getFirst();
        double x = stack.x() + layout.half(stack) + 10;

        assertThat(layout.linkAt(x, layout.middle(), 30)).isEmpty();
    }

    @Test
    void eightHiddenLayersFitIntoASmallWindow() {
        NetworkLayout layout = layout(new Room(370, 170, 32, 25, 25, 60), 1, 2, 32, 32, 32, 32, 32, 32, 32, 32, 1);

        assertThat(layout.columns()).hasSize(10);
        assertThat(layout.gaps()).isEmpty();
    }

    @Test
    void veryDeepNetworksShowTheLayersAroundTheSelectedOne() {
        int[] units = new int[42];
        Arrays.fill(units, 4);
        NetworkLayout layout = layout(ROOM, 20, units);

        assertThat(layout.column(20)).isPresent();
        assertThat(layout.columns()).extracting(Column::layer).contains(0, 19, 21, 41);
        assertThat(layout.spacing()).isGreaterThanOrEqualTo(NetworkLayout.MIN_SPACING);
    }

    @Test
    void foldedLayersAreCounted() {
        assertThat(NetworkLayout.shownLayers(20, 9, 10)).containsExactly(0, -7, 8, 9, 10, 11, 12, -7, 20);
        assertThat(NetworkLayout.shownLayers(20, 9, 1)).containsExactly(0, 1, 2, 3, 4, 5, -14, 20);
        assertThat(NetworkLayout.shownLayers(20, 9, 20)).containsExactly(0, -14, 15, 16, 17, 18, 19, 20);
    }

    @Test
    void aSingleLayerIsNeverHiddenByAMark() {
        assertThat(NetworkLayout.shownLayers(9, 9, 4)).containsExactly(0, 1, 2, 3, 4, 5, 6, -2, 9);
    }

    @Test
    void networksThatFitShowAllLayers() {
        assertThat(NetworkLayout.shownLayers(4, 9, 2)).containsExactly(0, 1, 2, 3, 4);
        assertThat(NetworkLayout.shownLayers(1, 9, 1)).containsExactly(0, 1);
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }
}
