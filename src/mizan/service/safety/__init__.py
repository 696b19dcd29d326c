"""What every request and answer must keep to, whoever asks: headers, names, origins."""
