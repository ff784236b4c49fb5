/** Files exchanged with partners, over HTTP. */
@NullMarked
package org.balancetreasure.api.files;

import org.jspecify.annotations.NullMarked;
