// Sets the chosen theme before the first paint, so that a dark page never flashes white.
const theme = localStorage.getItem('kith.theme')
if (theme) document.documentElement.dataset.theme = theme
