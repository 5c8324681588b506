/** What a reader can grab on a lesson's page: draggable numbers and the drawings that follow them. A new kind is one class and a line in {@link gradlab.ui.widget.Widgets}. */
package gradlab.ui.widget;
