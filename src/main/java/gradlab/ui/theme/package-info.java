/** Colours and line styles: one palette feeds style sheets, charts and the network picture. */
package gradlab.ui.theme;
