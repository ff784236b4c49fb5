/** The night's steps, over HTTP, for finance staff. */
@NullMarked
package org.balancetreasure.api.nights;

import org.jspecify.annotations.NullMarked;
