/** Requests of many customers at once, while the night posts and the sweep runs beside them. */
@NullMarked
package org.balancetreasure.api.together;

import org.jspecify.annotations.NullMarked;
