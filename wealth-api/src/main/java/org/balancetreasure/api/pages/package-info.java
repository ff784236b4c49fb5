/** Gives the built pages of wealth-web to browsers. */
@NullMarked
package org.balancetreasure.api.pages;

import org.jspecify.annotations.NullMarked;
